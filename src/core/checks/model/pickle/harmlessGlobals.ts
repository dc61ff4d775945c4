/**
 * Globals that pickles of models need and that do no harm when they are called, by rules for full names. Whole
 * packages are never let in: `numpy.load`, `numpy.testing`, `pandas.read_pickle` and `torch.load` run code, and a
 * module's namespace also holds what it imported. None of the rules takes a dotted attribute such as
 * `numpy` · `ndarray.tofile`, which protocol 4 would resolve.
 */
const RULES: readonly RegExp[] = [
  // Python's own values.
  /^builtins\.(?:set|frozenset|bytearray|bytes|complex|slice|range|object|list|dict|tuple|int|float|bool|str|Ellipsis|NotImplemented|long|unicode|xrange|[A-Z]\w*(?:Error|Warning|Exception)|Exception)$/,
  /^collections\.(?:OrderedDict|defaultdict|Counter|deque|ChainMap)$/,
  /^copyreg\.(?:_reconstructor|__newobj__|__newobj_ex__)$/,
  /^_codecs\.encode$/,
  /^datetime\.(?:datetime|date|time|timedelta|timezone)$/,
  /^(?:decimal\.Decimal|fractions\.Fraction|uuid\.UUID|functools\.partial|zoneinfo\.ZoneInfo)$/,
  /^pathlib\.(?:_local\.)?(?:Pure)?(?:Posix|Windows)?Path$/,
  /^(?:pytz\._UTC|pytz\._p|dateutil\.tz\.tz\.tzutc)$/,
  // numpy: arrays, their types, random generators, and functions of numbers.
  /^numpy\.(?:ndarray|dtype|matrix|poly1d|record|recarray|rec\.recarray|matrixlib\.defmatrix\.matrix)$/,
  /^numpy\._?core\.multiarray\.(?:_reconstruct|scalar|ndarray|dtype)$/,
  /^numpy\._?core\.(?:numeric\._frombuffer|_internal\._convert_to_stringdtype_kwargs|records\.(?:recarray|record))$/,
  /^numpy\.(?:bool_?|u?int(?:8|16|32|64|p|c)?|u?longlong|u?short|u?byte|float(?:16|32|64|96|128|_)?|complex(?:64|128|192|256|_)?|half|single|double|longdouble|csingle|cdouble|clongdouble|str_|bytes_|void|object_|datetime64|timedelta64|unicode_|string_)$/,
  /^numpy\.dtypes\.\w+DType$/,
  /^numpy\.ma\.(?:core\.)?(?:_mareconstruct|MaskedArray|MaskedConstant)$/,
  /^numpy\.random\._pickle\.__(?:randomstate|generator|bit_generator)_ctor$/,
  /^numpy\.random\.(?:mtrand\.RandomState|_generator\.Generator|_mt19937\.MT19937|_pcg64\.PCG64(?:DXSM)?|_philox\.Philox|_sfc64\.SFC64)$/,
  /^numpy\.random\.bit_generator\.(?:SeedSequence|__pyx_unpickle_SeedSequence)$/,
  /^numpy\.(?:_?core\._multiarray_umath\.)?(?:abs|absolute|add|arccos|arccosh|arcsin|arcsinh|arctan|arctan2|arctanh|cbrt|ceil|clip|cos|cosh|deg2rad|degrees|divide|equal|exp|exp2|expm1|fabs|floor|floor_divide|fmax|fmin|greater|greater_equal|hypot|isfinite|isinf|isnan|less|less_equal|log|log10|log1p|log2|logaddexp|logical_and|logical_not|logical_or|logical_xor|maximum|minimum|mod|multiply|negative|not_equal|positive|power|rad2deg|radians|reciprocal|remainder|rint|sign|sin|sinh|sqrt|square|subtract|tan|tanh|true_divide|trunc)$/,
  /^numpy\.(?:mean|median|std|var|sum|prod|min|max|amin|amax|nanmean|nanmedian|nanstd|nansum|nanmin|nanmax|argmax|argmin|ravel|reshape|squeeze|asarray|array|nan_to_num|round|around|log1p|identity)$/,
  // scipy: sparse matrices, interpolation and trees of points.
  /^scipy\.sparse\.(?:_?(?:csr|csc|coo|bsr|dia|dok|lil)\.)?(?:csr|csc|coo|bsr|dia|dok|lil)_(?:matrix|array)$/,
  /^scipy\.interpolate\.(?:_bsplines\.BSpline|_?interpolate\.(?:interp1d|PPoly)|interp1d|BSpline)$/,
  /^scipy\.spatial\.(?:_?ckdtree\.)?(?:cKDTree|KDTree)$/,
  /^scipy\.spatial\._kdtree\.KDTree$/,
  /^scipy\.special\.(?:_ufuncs\.)?(?:expit|logit|boxcox|inv_boxcox)$/,
  /^scipy\._lib\.array_api_compat\.numpy\._aliases\.asarray$/,
  // pandas: frames, indexes, types.
  /^pandas\.(?:DataFrame|Series|Index|RangeIndex|MultiIndex|DatetimeIndex|TimedeltaIndex|PeriodIndex|IntervalIndex|CategoricalIndex|Categorical|Interval|Timestamp|Timedelta|Period|NA|NaT|\w+Dtype)$/,
  /^pandas\.arrays\.\w+Array$/,
  /^pandas\.core\.(?:frame\.DataFrame|series\.Series|flags\.Flags|indexes\.\w+\.\w*Index|internals\.managers\.(?:Single)?BlockManager|internals\.blocks\.new_block)$/,
  /^pandas\.core\.indexes\.(?:\w+\.(?:_new_\w+|_unpickle_\w+)|frozen\.FrozenList)$/,
  /^pandas\.core\.(?:arrays\.(?:\w+\.)*\w*(?:Array|Categorical|Dtype)|dtypes\.dtypes\.\w+Dtype)$/,
  /^pandas\._libs\.(?:internals\._unpickle_block|arrays\.__pyx_unpickle_\w+|interval\.Interval|missing\.(?:NAType|NA)|sparse\.(?:IntIndex|BlockIndex))$/,
  /^pandas\._libs\.tslibs\.\w+\.(?:_\w*unpickle\w*|__pyx_unpickle_\w+|[A-Z]\w*)$/,
  /^pyarrow\.lib\.(?:_restore_array|py_buffer|type_for_alias)$/,
  // joblib's place holder of an array, whose bytes the scan passes over.
  /^(?:sklearn\.externals\.)?joblib\.numpy_pickle\.NumpyArrayWrapper$/,
  // PyTorch: tensors, storages, layers, optimisers.
  /^torch\.(?:Tensor|Size|device|dtype|strided|sparse_coo|per_tensor_affine|preserve_format|contiguous_format|(?:Byte|Char|Short|Int|Long|Half|Float|Double|Bool|BFloat16|ComplexFloat|ComplexDouble|Untyped|Typed)Storage)$/,
  /^torch\.(?:u?int(?:8|16|32|64)|q?u?int8|qint32|float(?:16|32|64)?|bfloat16|half|double|long|short|int|bool|complex(?:32|64|128)|float8_\w+)$/,
  /^torch\.(?:cuda\.)?(?:Float|Double|Half|BFloat16|Byte|Char|Short|Int|Long|Bool)(?:Storage|Tensor)$/,
  /^torch\.storage\.(?:Typed|Untyped|_)Storage$/,
  /^torch\._utils\._rebuild_\w+$/,
  /^torch\._tensor\._rebuild_from_type_v2$/,
  /^torch\.nn\.parameter\.(?:Parameter|Buffer|UninitializedParameter)$/,
  /^torch\.nn\.modules\.\w+\.[A-Z]\w*$/,
  /^torch\.nn\.functional\.(?:relu6?|gelu|silu|elu|selu|celu|leaky_relu|softplus|softmax|log_softmax|sigmoid|tanh|mish|hardswish|hardtanh|dropout)$/,
  /^torch\.optim\.(?:\w+\.)?[A-Z]\w*$/,
  /^torch\.(?:relu|sigmoid|tanh)$/,
];

/** scikit-learn: classes of its own, and the few functions that estimators hold. */
const SKLEARN: readonly RegExp[] = [
  /^sklearn(?:\.\w+)+\._?[A-Z]\w*$/,
  /^sklearn(?:\.\w+)+\.__pyx_unpickle_\w+$/,
  /^sklearn\.(?:metrics|neighbors)\._?(?:dist_metrics|kd_tree|ball_tree)\.newObj$/,
  // Compiled losses of scikit-learn 1.1 to 1.5 name their module without its package.
  /^_loss\.(?:__pyx_unpickle_)?Cy\w+$/,
  /^sklearn\.cluster\._kmeans\._kmeans_single_(?:lloyd|elkan)$/,
  /^sklearn\.feature_selection\.\w+\.(?:f_classif|f_regression|r_regression|chi2|mutual_info_classif|mutual_info_regression)$/,
  /^sklearn\.metrics\.(?:\w+\.)*[a-z]\w*_(?:score|error|loss|index|coef|coefficient|kernel|kernels|distances|deviance|similarity)$/,
  /^sklearn\.preprocessing\.(?:_function_transformer\._identity|_data\.(?:scale|normalize|minmax_scale|robust_scale))$/,
];
/** Parts of scikit-learn that fetch files, run processes or call what they are given. */
const NOT_SKLEARN =
  /^sklearn\.(?:externals|datasets|callback|tests|conftest|_build_utils|__check_build|utils\.(?!_?bunch\.|Bunch$|_metadata_requests\.|_tags\.|deprecation\.))|\.tests\.|\.(?:Parallel|Memory|MethodType|Path|PathLike|Client|Connection|Listener|Thread|ThreadpoolController|Queue|NamedTemporaryFile|TemporaryDirectory|GzipFile|Request|Popen|BytesIO|StringIO)$/;

/**
 * Models of gradient boosting, by their classes alone: their modules also hold `ctypes`, `train` and what loads files.
 * None of the classes has a `__reduce__`. Restoring one hands bytes or text to its native library, which parses the
 * model as it would from a file (`Booster.__setstate__` of xgboost/core.py 1.5 and 3.2 and of lightgbm/basic.py 4.7,
 * `_CatBoostBase.__setstate__` of catboost/core.py 1.2), and fills attributes; neither that nor the constructors call
 * what they are given. Left out are `lightgbm.engine.CVBooster`, which passes any method on to its parts, callbacks
 * that write files, and data sets.
 */
const BOOSTED: readonly RegExp[] = [
  /^xgboost\.(?:core\.Booster|sklearn\.XGB(?:Model|(?:RF)?(?:Classifier|Regressor)|Ranker)|callback\.EarlyStopping)$/,
  // Until xgboost 1.5: scikit-learn's class with two methods for JSON.
  /^xgboost\.compat\.XGBoostLabelEncoder$/,
  /^lightgbm\.(?:basic\.Booster|sklearn\.LGBM(?:Model|Classifier|Regressor|Ranker))$/,
  /^catboost\.core\.CatBoost(?:Classifier|Regressor|Ranker)?$/,
];

/** Python 2's names of modules, which Python 3 still reads. */
const OLD_MODULES: Readonly<Record<string, string>> = {
  __builtin__: 'builtins',
  exceptions: 'builtins',
  copy_reg: 'copyreg',
};

/** A module by the name that it has in Python 3. */
export function presentModule(module: string): string {
  return Object.hasOwn(OLD_MODULES, module) ? (OLD_MODULES[module] ?? module) : module;
}

/** Whether loading a pickle may fetch a global without a second thought. */
export function isHarmless(module: string, name: string): boolean {
  // What is dotted inside its module is an attribute of something: `numpy` · `lib.format.open_memmap`.
  if (name.includes('.')) return false;
  const full = `${presentModule(module)}.${name}`;
  if (RULES.some((rule) => rule.test(full)) || BOOSTED.some((rule) => rule.test(full))) return true;
  return SKLEARN.some((rule) => rule.test(full)) && !NOT_SKLEARN.test(full);
}
