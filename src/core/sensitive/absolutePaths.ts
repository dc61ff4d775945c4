/** Why a path only exists on some machines. */
export type PathKind = 'home' | 'drive' | 'share' | 'folder';

export interface AbsolutePath {
  readonly kind: PathKind;
  readonly path: string;
}

/** What stands around a text that may be a path. */
export interface PathContext {
  /** Code before it on the same line or statement. */
  readonly before: string;
}

const MAX_LENGTH = 1000;
const DRIVE = /^[A-Za-z]:[\\/](?![\\/])[\w .$~()@{}-]{1,200}/;
const SHARE = /^\\\\[A-Za-z\d][\w.-]{1,60}\\[\w.$-]{2,60}(?=\\|$)/;
/** Folders of people: `/home/maria`, `/Users/maria`, `/root/x`, `~/x`, `~maria/x`. */
const HOME =
  /^(?:file:\/\/)?(?:\/home\/[\w.@{}-]+|\/Users\/[\w.@{} -]+|\/root\/[\w.-])|^~[\w.-]{0,32}\/[\w.{]/;
/** Folders that somebody mounted or installed into. */
const FOLDER =
  /^(?:file:\/\/)?\/(?:mnt|data\d{0,2}|datasets?|media|Volumes|opt|srv|scratch|nfs|gpfs|lustre|kaggle|content\/(?:drive|gdrive)|dbfs|cygdrive|private|Library|Applications|var(?=\/(?:data|lib|www|opt|db)\/))\/[\w.{]/;
const BARE_FOLDER = /^\/(?:mnt|data\d{0,2}|datasets?|scratch|Volumes|srv|opt|nfs)\/?$/;
/** Any folder, where the ending says that it holds data, a model or code. */
const FILE =
  /^\/(?:[\w.{}@ -]{1,100}\/){1,20}[\w.{}@ -]{1,100}\.(?:csv|tsv|parquet|feather|arrow|pkl|pickle|joblib|pth?|ckpt|h5|hdf5|keras|npy|npz|onnx|safetensors|xlsx?|db|sqlite3?|jsonl|ndjson|avro|orc|mat|rds|rdata|sav|dta|ipynb)(?:\.(?:gz|zip|bz2|xz|zst))?$/i;
/** On every machine of the family or of the container itself: devices, the system's own, temporary files, `/app`, SageMaker's `/opt/ml`. */
const SYSTEM =
  /^\/(?:dev|proc|sys|etc|usr|bin|sbin|lib|lib64|run|boot|tmp|app|code|workspace|workspaces|github|opt\/ml|var\/(?:run|tmp|log|task|cache))(?:\/|$)/;
/** Inside a longer text only what is certainly somebody's own folder. */
const WITHIN =
  /(?<=^|[\s"'`=:,;([])(?:\/home\/[\w.-]{1,60}\/|\/Users\/[\w.-]{1,60}\/|(?<![A-Za-z\d]:)[A-Za-z]:\\(?:Users|Documents and Settings)\\)[^\s"'`,;)]{0,200}/;

/** Calls whose first text is an address of the web, and methods that only look at texts. */
const ROUTE_CALL =
  /(?:@[\w.]{1,80}|\b(?:app|api|router|server|client|session|requests|httpx|http|blueprint|bp|web|routes?|c)\.(?:get|post|put|patch|delete|head|options|request|websocket_connect)|\b(?:route|websocket|websocket_route|api_route|add_api_route|add_route|add_url_rule|mount|include_router|register_blueprint|APIRouter|Blueprint|Mount|Route|WebSocketRoute|re_path|url|redirect|RedirectResponse|urljoin|add_resource|add_get|add_post|add_static|url_for))\(\s*$/;
const ROUTE_NAME =
  /(?:url|uri|route|endpoint|href|rule|prefix|root_path|static_url_path|link)s?["']?\s*(?::\s*\w{1,20}\s*)?[=:]\s*[frbu]?$/i;
const TEXT_CALL =
  /\.(?:startswith|endswith|replace|split|rsplit|partition|rpartition|removeprefix|removesuffix|strip|lstrip|rstrip|find|index|count|join)\(\s*$|\b(?:re|regex)\.\w{1,20}\(\s*$/;
const FOLDER_NAME =
  /(?:dir|directory|path|root|folder|mount|home|base)s?["']?[\])]?\s*(?::\s*\w{1,20}\s*)?[=:]\s*$|\b(?:Path|PurePath|PosixPath|chdir|listdir|scandir|glob|walk|makedirs|mkdir|exists|join)\(\s*$/i;

/** The absolute path that a text is, or that stands in it: one that another machine does not have. */
export function absolutePath(text: string, { before }: PathContext): AbsolutePath | undefined {
  const value = text.slice(0, MAX_LENGTH);
  if (TEXT_CALL.test(before)) return undefined;
  const kind = wholeKind(value, before);
  if (kind !== undefined) return { kind, path: firstLine(value) };
  const within = WITHIN.exec(value)?.[0];
  return within === undefined ? undefined : { kind: within.startsWith('/') ? 'home' : 'drive', path: within };
}

function wholeKind(value: string, before: string): PathKind | undefined {
  if (DRIVE.test(value)) return 'drive';
  if (SHARE.test(value) && !/[{}^$()*+|]/.test(value)) return 'share';
  if (value.startsWith('~')) return HOME.test(value) ? 'home' : undefined;
  if (!/^(?:file:\/\/)?\//.test(value) || SYSTEM.test(value)) return undefined;
  if (ROUTE_CALL.test(before) || ROUTE_NAME.test(before)) return undefined;
  if (HOME.test(value)) return 'home';
  if (FOLDER.test(value) || FILE.test(value)) return 'folder';
  return BARE_FOLDER.test(value) && FOLDER_NAME.test(before) ? 'folder' : undefined;
}

function firstLine(value: string): string {
  return value.split('\n', 1)[0] ?? '';
}
