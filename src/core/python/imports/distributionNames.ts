/**
 * Names under which the index offers what is imported under another name: module, then distributions, each of which
 * brings it. The longest module that an import begins with counts. Names that differ only in case, `-`, `_` and `.`,
 * that begin or end with `python` or `py`, and variants such as `-cpu`, `-gpu` or `-binary` need no entry.
 */
const DISTRIBUTIONS = `
_pytest pytest
airflow apache-airflow
airflow.providers apache-airflow apache-airflow-providers-*
apiclient google-api-python-client
argon2 argon2-cffi
attr attrs
azureml azureml-core azureml-sdk azureml-*
Bio biopython
bs4 beautifulsoup4 bs4
bson pymongo bson
community python-louvain
consul python-consul
corsheaders django-cors-headers
Crypto pycryptodome pycrypto
Cryptodome pycryptodomex
cv2 opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless
databricks databricks-sdk databricks-connect databricks-sql-connector databricks-feature-engineering databricks-*
dateutil python-dateutil
decouple python-decouple
delta delta-spark
discord discord.py
django_filters django-filter
dns dnspython
docx python-docx
dotenv python-dotenv
engineio python-engineio
environ django-environ environ-config
faiss faiss-cpu faiss-gpu
fastapi fastapi fastapi-slim
fitz PyMuPDF
git GitPython
github PyGithub
gitlab python-gitlab
google.api google-api-core googleapis-common-protos
google.cloud.exceptions google-cloud-core
google.cloud.secretmanager google-cloud-secret-manager
google.oauth2 google-auth
google.protobuf protobuf
google.rpc googleapis-common-protos
googleapiclient google-api-python-client
gridfs pymongo
grpc grpcio
grpc_tools grpcio-tools
haiku dm-haiku
hydra hydra-core
igraph igraph python-igraph
imblearn imbalanced-learn
IPython ipython ipykernel jupyter jupyterlab notebook
jose python-jose
jwt PyJWT
kafka kafka-python kafka-python-ng
keras keras tensorflow
ldap python-ldap
Levenshtein Levenshtein python-Levenshtein
lightning lightning pytorch-lightning
lightning_fabric lightning-fabric lightning pytorch-lightning
magic python-magic python-magic-bin
memcache python-memcached
mlflow mlflow mlflow-skinny databricks-mlflow
mpl_toolkits matplotlib
msgpack msgpack msgpack-python
multipart python-multipart multipart
mysql mysql-connector-python
MySQLdb mysqlclient
nacl PyNaCl
neptune neptune neptune-client
OpenGL PyOpenGL
OpenSSL pyOpenSSL
opentelemetry.baggage opentelemetry-api
opentelemetry.context opentelemetry-api
opentelemetry.exporter opentelemetry-exporter-*
opentelemetry.instrumentation opentelemetry-instrumentation opentelemetry-instrumentation-*
opentelemetry.metrics opentelemetry-api
opentelemetry.propagate opentelemetry-api
opentelemetry.trace opentelemetry-api
osgeo GDAL pygdal
pandas_profiling pandas-profiling ydata-profiling
past future
PIL Pillow Pillow-SIMD
pkg_resources setuptools
pptx python-pptx
psycopg2 psycopg2 psycopg2-binary
pwiz peewee
pylab matplotlib
pynvml nvidia-ml-py pynvml
pyspark pyspark databricks-connect
pythoncom pywin32
pythonjsonlogger python-json-logger
pytorch_lightning pytorch-lightning lightning
pywintypes pywin32
rdkit rdkit rdkit-pypi
rest_framework djangorestframework
serial pyserial
shapefile pyshp
skimage scikit-image
sklearn scikit-learn scikit-learn-intelex
sklearnex scikit-learn-intelex
skmultilearn scikit-multilearn
skopt scikit-optimize
sksurv scikit-survival
slugify python-slugify
snappy python-snappy
snowflake.connector snowflake-connector-python
snowflake.ml snowflake-ml-python
snowflake.snowpark snowflake-snowpark-python
socketio python-socketio
socks PySocks
surprise scikit-surprise
telegram python-telegram-bot
tensorboard tensorboard tensorflow
tensorflow tensorflow tensorflow-intel intel-tensorflow tf-nightly
tensorflow_datasets tensorflow-datasets tfds-nightly
tensorflow_probability tensorflow-probability tfp-nightly
tlz toolz cytoolz
tree dm-tree
umap umap-learn
usb pyusb
vertexai google-cloud-aiplatform
websocket websocket-client
win32api pywin32
win32com pywin32
win32con pywin32
wx wxPython
yaml PyYAML
zmq pyzmq
`;

/** First names that many distributions share: what is below them tells which one is meant. */
const SHARED: ReadonlySet<string> = new Set(
  `google google.cloud azure azure.ai azure.mgmt azure.storage azure.keyvault azure.monitor airflow.providers
  zope ruamel jaraco backports opentelemetry sphinxcontrib snowflake nvidia logilab repoze plone`.split(
    /\s+/,
  ),
);

const BY_MODULE: ReadonlyMap<string, readonly string[]> = new Map(
  DISTRIBUTIONS.trim()
    .split('\n')
    .map((line) => line.split(' '))
    .map(([module = '', ...names]) => [module, names]),
);

/** A name as the index compares it (PEP 503). */
export function normalisedName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** Whether a first name is one that distributions share, so that its parts are imported rather than itself. */
export function isSharedName(module: string): boolean {
  return SHARED.has(module);
}

/** The distribution that people install for a module: what to write into a dependency file. */
export function usualDistribution(module: string): string {
  const [first] = knownDistributions(module) ?? [];
  if (first !== undefined && !first.endsWith('*')) return first;
  const parts = module.split('.');
  return isSharedName(parts[0] ?? '') ? parts.slice(0, 3).join('-') : (parts[0] ?? module);
}

/** Distributions that are declared, to be asked which modules they bring. */
export class DeclaredDistributions {
  readonly #sorted: readonly string[];

  /** `names`: normalised. */
  constructor(names: Iterable<string>) {
    this.#sorted = [...new Set(names)].sort();
  }

  /** Whether one of them brings a module. */
  bring(module: string): boolean {
    const known = knownDistributions(module);
    if (known?.some((name) => this.#has(name)) === true) return true;
    const parts = module.split('.').slice(0, MOST_PARTS);
    const joined = parts.map((_, at) => parts.slice(0, at + 1).join('-'));
    const candidates = isSharedName(parts[0] ?? '') ? joined.slice(1) : joined;
    if (candidates.some((name) => this.#has(name))) return true;
    return known === undefined && likely(parts[0] ?? '').some((name) => this.#has(name));
  }

  /** Whether one has a name, or is a variant of it; a star at the end stands for any. */
  #has(written: string): boolean {
    const isPrefix = written.endsWith('*');
    const name = normalisedName(isPrefix ? written.slice(0, -1) : written);
    for (let at = this.#firstFrom(name); at < this.#sorted.length; at++) {
      const found = this.#sorted[at] ?? '';
      if (!found.startsWith(name)) return false;
      if (isPrefix || found === name || VARIANT.test(found.slice(name.length))) return true;
    }
    return false;
  }

  #firstFrom(name: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < name) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** No distribution is named after more parts of a module. */
const MOST_PARTS = 6;

function knownDistributions(module: string): readonly string[] | undefined {
  const parts = module.split('.').slice(0, MOST_PARTS);
  for (let count = parts.length; count > 0; count--) {
    const known = BY_MODULE.get(parts.slice(0, count).join('.'));
    if (known !== undefined) return known;
  }
  return undefined;
}

/** Builds of the same package for other machines, and stripped or bundled ones. */
const VARIANT =
  /^-(?:cpu|gpu|nightly|binary|bin|headless|headless-cpu|macos|metal|rocm[\w-]*|cuda[\w-]*|cu\d+[\w-]*|slim|core|base|lite|skinny|c)$/;

/** How people name the distribution of a module whose name was taken. */
function likely(name: string): readonly string[] {
  return [
    `python-${name}`,
    `py-${name}`,
    `py${name}`,
    `${name}-python`,
    `${name}-py`,
    `${name}py`,
    `${name}-sdk`,
  ];
}
