import type { JSX } from 'preact';

/** What tabs are given. */
export interface TabsProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly tabs: readonly { readonly value: T; readonly text: string }[];
  /** Id of the element that the chosen tab fills. */
  readonly panel: string;
  readonly onChange: (value: T) => void;
}

/** Id of a tab, by which its panel is named. */
export function tabId(panel: string, value: string): string {
  return `${panel}-${value}`;
}

/** A choice of what fills a place. The toolkit's own tabs bring a layout for that place, too. */
export function Tabs<T extends string>({ label, value, tabs, panel, onChange }: TabsProps<T>): JSX.Element {
  const choose = (event: KeyboardEvent, to: number): void => {
    const next = tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.value);
    document.getElementById(tabId(panel, next.value))?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab, at) => (
        <button
          key={tab.value}
          id={tabId(panel, tab.value)}
          type="button"
          role="tab"
          class="tab"
          aria-selected={tab.value === value}
          aria-controls={tab.value === value ? panel : undefined}
          tabIndex={tab.value === value ? 0 : -1}
          onClick={() => onChange(tab.value)}
          onKeyDown={(event) => {
            const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: tabs.length - 1 }[event.key];
            if (to !== undefined) choose(event, to);
          }}
        >
          {tab.text}
        </button>
      ))}
    </div>
  );
}
