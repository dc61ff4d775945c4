import type { JSX } from 'preact';

/** What a slider is given. */
export interface SliderProps {
  readonly label: string;
  /** The last place; the first is 0. */
  readonly max: number;
  readonly value: number;
  /** What the place means, for people who cannot see it. */
  readonly text: string;
  readonly onChange: (value: number) => void;
}

/** A choice of a place on a line. The toolkit has none. */
export function Slider({ label, max, value, text, onChange }: SliderProps): JSX.Element {
  return (
    <input
      type="range"
      class="slider"
      min={0}
      max={max}
      step={1}
      value={value}
      disabled={max === 0}
      aria-label={label}
      aria-valuetext={text}
      onInput={(event) => onChange(Number(event.currentTarget.value))}
    />
  );
}
