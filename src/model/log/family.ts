import { type CauseFamily } from '../../contract/log'
import { DWS_NODE, KILLED } from './phrases'

/** Which program a message comes from, by its own words. */

const SHELL_PHRASE = new RegExp(
  String.raw`: (?:command not found|not found)$|: (?:No such file or directory|Permission denied|Is a directory|Not a directory|Text file busy|Exec format error|cannot execute|bad interpreter|unbound variable|No space left on device|Connection refused|Connection timed out|No route to host|Operation not permitted|Read-only file system|Argument list too long|integer expression expected|too many arguments|unexpected operator|ambiguous redirect|Disk quota exceeded|Broken pipe|Name or service not known|Temporary failure in name resolution)\b|\bsyntax error(?: near unexpected token|: unexpected)|unexpected EOF while looking for|unexpected end of file|${KILLED}|Segmentation fault|core dumped|^Error: (?:Could not find or load main class|Unable to access jarfile)|^Could not find or load main class|^Unable to access jarfile|^File "[^"]{1,300}" not found|^Host key verification failed|^Permission denied(?: \(|, please try again)`,
  'i',
)

/** Programs that begin their errors with their name. */
const SHELL_TOOL =
  /^(?:\/[\w./-]{1,200}\/)?(?:curl|wget|ssh|scp|sftp|rsync|tar|unzip|gzip|mv|cp|rm|mkdir|ls|cat|cd|chmod|chown|awk|sed|grep|find|sh|bash|kinit|klist|hdfs|hadoop|yarn|obsutil|crontab|sudo|su|nohup|timeout|mount|ping|nc|telnet|sqlplus|mysql|mysqldump|sshpass|expect|java|mvn|node|source|put|get|copyFromLocal|copyToLocal|split|sort|jq|xargs|ln|touch|date|bc|expr|ftp|lftp|zip|python3?|sqoop|spark-submit|hive|beeline|impala-shell|clickhouse-client|docker|kubectl|psql|gsql|iconv|dos2unix|base64|openssl|tee|head|tail|wc|diff|test|export|cannot|make|git|pip3?|rclone|s3cmd|xz|bzip2|7z|pg_dump|pg_restore|redis-cli|cut|tr|uniq|comm|join|du|df|stat|readlink|realpath)(?:\[\d{1,8}\])?: {1,2}(?! |\[Warning)\S/

export const NEGATIVE =
  /\b(?:no|not|cannot|can['’]?t|unable|fail(?:ed|ure)?|errors?|denied|refused|timed out|timeout|invalid|illegal|unknown|unrecognized|missing|could(?:n['’]t| not)|bad|unexpected|unsupported|exceed\w*|too|full|unreachable|expired|lost|closed|reset|unterminated|incorrect|wrong|revoked|locked|disabled|corrupt(?:ed)?|mismatch(?:ed)?|rejected|forbidden|insufficient)\b/i

const SHELL_PLACE = /^(?:\/?[\w./-]{1,200}): (?:line |第 ?)\d{1,7}/
/** Where a compiler or an interpreter found it: `/opt/export.rb:14:in`, `Load.java:[31,20]`. */
const CODE_PLACE = /^[\w./-]{1,200}\.[a-z]{1,5}:\[?\d{1,7}[\]:,]/

/** The code of a message, as programs number them: `SQL*Loader-500: `, `SQL2036N  `. */
const CODE_FIRST = /^(?!INFO|WARN)[A-Z][A-Za-z0-9*]{1,14}-\d{3,6}: |^[A-Z]{2,5}\d{4,5}[NEFC]\s/

const CLOUD_CODE =
  /\b(?:DLI|Cdm|CDM|DWS|APIG|APIGW|IAM|OBS|DAYU|DGC|SMN|MRS|DIS|CSS|RDS|LTS|KMS|FSS|VPC|DLM|DLG|DRS|DDS|DCS|GES|CDMService)\.\d{3,8}\b/i

const STARTS_WITH_CODE = /^[A-Z][A-Za-z]{1,11}\.\d{3,8}\b/

const CLOUD =
  /<Code>\w{3,60}<\/Code>|\b(?:NoSuchKey|NoSuchBucket|AccessDenied|SignatureDoesNotMatch|InvalidAccessKeyId|RequestTimeTooSkewed|InvalidBucketName)\b|\bcom\.obs\.|\bObsException\b|["']?error_?code["']?\s?[:=]\s?["']?[A-Za-z]{2,12}\.\d{3,8}|\b(?:com\.)?huaweicloud\b(?!\.com\/)|\bcom\.huawei\.(?:cdm|dli|obs)\b|\bcom\.cloud\.sdk\b|\bAn error occurred \(\w{3,60}\) when calling\b|\bbucket\b|\bOBS\b.{0,60}\b(?:403|404)\b/i

const DWS = new RegExp(
  String.raw`\b(?:org\.postgresql|com\.huawei\.gauss|com\.huawei\.opengauss)\.[\w.]{1,100}Exception\b|\bPSQLException\b|\bGAUSS-\d{4,6}\b|^gsql: ?|^psql: ?|\bgsql:[^:]{1,200}:\d{1,9}: |\bSQL ?state\b(?!\[)|^${DWS_NODE}\S|\bon node [cd]n_\d{4}|\b(?:relation|column|function|schema|database|role|constraint|type|operator) "?[\w.]{1,120}"?(?:\([^)]{0,120}\))? (?:does not exist|already exists|of relation)|\bduplicate key value violates\b|\bpsycopg2\b|\bpermission denied for (?:relation|schema|table|database|function|sequence)\b|\bvalue too long for type\b|\binvalid input syntax for\b|\bcurrent transaction is aborted\b|\bcanceling statement due to\b|\bdeadlock detected\b|\bin a read-only transaction\b`,
  'i',
)

/** In capitals: `Error: ` begins the messages of any program. */
const DWS_LEVEL = /^(?:ERROR|FATAL|PANIC): {1,3}\S/

const HIVE =
  /\bFAILED: (?:\w{1,40}Exception|Parse Error|Execution Error|Error in|HiveAccessControl|Hive)|\borg\.apache\.hadoop\.hive\b|\borg\.apache\.hive\b|\bHiveSQLException\b|\bSemanticException\b|\bParseException line\b|\bMetaException\b|\bNoSuchObjectException\b|\bHiveAccessControlException\b|\bHiveException\b|\bError while (?:compiling|processing) statement\b|\bstate=\w{5},code=\d/

const SPARK =
  /\borg\.apache\.spark\b|\bLost task \d|\bLost executor\b|\bExecutorLostFailure\b|\bContainer killed by YARN\b|\bAnalysisException\b|\bSparkException\b|\bpyspark\b|^\[[A-Z][A-Z0-9_]{4,80}(?:\.[A-Z0-9_]{3,80})?\] |\bpy4j\b|\bspark\.(?:driver|executor|yarn)\./

const PYTHON =
  /^(?:ModuleNotFoundError|ImportError|SyntaxError|IndentationError|TabError|NameError|KeyError|ValueError|TypeError|IndexError|AttributeError|ZeroDivisionError|FileNotFoundError|PermissionError|UnicodeDecodeError|UnicodeEncodeError|RuntimeError|OSError|IOError|AssertionError|MemoryError|RecursionError|TimeoutError|ConnectionError|ConnectionRefusedError|ConnectionResetError|NotImplementedError|StopIteration|OverflowError|JSONDecodeError|LookupError|EOFError|BrokenPipeError|SystemError|KeyboardInterrupt)\b|^Exception(?=:|$)|^(?:pandas|numpy|sqlalchemy|requests|urllib3|psycopg2|pymysql|cx_Oracle|oracledb|botocore|boto3|json|socket|ssl|http|redis|pyarrow|jinja2|yaml|paramiko|airflow|pyhive|TTransport|thrift|impala|openpyxl|xlrd|huaweicloudsdkcore|obs)\.[\w.]{1,100}(?:\s|:|$)|\bNo module named\b|\bHTTPS?ConnectionPool\(|\bNo matching distribution found\b|\bfind a version that satisfies\b/

/** A class in a module whose first part is no domain, as Java's are. */
const PYTHON_MODULE =
  /^(?!(?:java|javax|jdk|sun|com|org|net|io|cn|edu|gov|scala|akka|kafka|oracle|play)\.)[a-z_]\w{0,40}(?:\.[a-z_]\w{0,40}){0,6}\.[A-Z]\w{0,60}(?:Error|Exception|Exit|Timeout)(?:: |$)/

/** Names of errors that JavaScript has too. */
const JS_FRAME = /^at .{1,300}(?:\.[cm]?[jt]sx?|node:[\w/]{1,60}):\d{1,7}:\d{1,7}\)?$/m

const JAVA =
  /\b(?:java|javax|sun|com|org|net|io|cn|scala|akka|oracle|jdk)\.[\w.$]{1,160}(?:Exception|Error|Throwable|Fault|Failure)\b|^Exception in thread|\bJava heap space\b|\bJava Runtime Environment\b|\b[A-Z]\w{2,60}Exception: /

/** How a server of FTP or mail refuses: `530 Login incorrect.` */
const REPLY = /^[45]\d\d[ -][A-Z]/

/** A line that a program of a script begins with its name, or a shell with the place in the script. */
export const isToolError = (body: string): boolean =>
  ((SHELL_TOOL.test(body) || REPLY.test(body)) && NEGATIVE.test(body)) ||
  (SHELL_PLACE.test(body) && /: \S.{3}/.test(body))

/** A line of a compiler or an interpreter that begins with the place in the code. */
export const isCodeError = (body: string): boolean =>
  (CODE_PLACE.test(body) || CODE_FIRST.test(body)) && NEGATIVE.test(body) && !/\bwarning\b/i.test(body)

export const isShellError = (body: string): boolean => SHELL_PHRASE.test(body) || isToolError(body)
const isCloudError = (body: string): boolean => CLOUD_CODE.test(body) || CLOUD.test(body)
export const isDwsError = (body: string): boolean => DWS_LEVEL.test(body) || DWS.test(body)
export const isHiveError = (body: string): boolean => HIVE.test(body)

/**
 * @param text the cause itself.
 * @param context the whole event that it stands in: frames and outer exceptions.
 */
export function findFamily(text: string, context: string, isPython: boolean): CauseFamily {
  if (isPython) return 'python'
  if (/\borg\.apache\.spark\.|^\[[A-Z][A-Z0-9_.]{4,80}\] /.test(text)) return 'spark'
  if (STARTS_WITH_CODE.test(text)) return 'cloud'
  if (isHiveError(text)) return 'hive'
  if (isDwsError(text)) return 'dws'
  if (isCloudError(text)) return 'cloud'
  if (SPARK.test(text)) return 'spark'
  if ((PYTHON.test(text) || PYTHON_MODULE.test(text)) && !JS_FRAME.test(context)) return 'python'
  if (JAVA.test(text)) return findJavaFamily(context)
  if (isShellError(text)) return 'shell'
  return 'generic'
}

function findJavaFamily(context: string): CauseFamily {
  if (/\borg\.apache\.hadoop\.hive\.|\borg\.apache\.hive\./.test(context)) return 'hive'
  if (SPARK.test(context)) return 'spark'
  if (/\borg\.postgresql\b|\bcom\.huawei\.gauss/.test(context)) return 'dws'
  return isCloudError(context) ? 'cloud' : 'java'
}

/** What the log as a whole tells of, for a cause whose own words name no program. */
export function findLogFamily(log: string): CauseFamily {
  if (
    /\b(?:SparkContext|TaskSetManager|DAGScheduler|YarnScheduler|SparkSubmit|spark-submit)\b|\bApplicationMaster:|\bApplication report for application_\d/.test(
      log,
    )
  )
    return 'spark'
  if (
    /\bqueryId=|\bHiveServer2\b|\bbeeline\b|\bhive\.ql\b|^INFO {2}: |^ERROR : (?:Ended Job|FAILED|Vertex|Status)/m.test(
      log,
    )
  )
    return 'hive'
  // in small letters it is a layer of the warehouse: `dws.sale_1d`
  if (/\b(?:gsql|GaussDB|DWS)\b|\bPL\/pgSQL\b/.test(log)) return 'dws'
  if (log.includes('Traceback (most recent call last)')) return 'python'
  return 'generic'
}
