/** Tools that a job seldom runs, programs that feed each other, and loggers that write JSON. */
export const SEVENTH_HOLD_OUT = String.raw`
=== seventh hold-out: hive, a task runs out of memory | java-or-hive
INFO  : Number of reduce tasks not specified. Estimated from input data size: 12
INFO  : Starting Job = job_1690000000_0042, Tracking URL = http://node-master1:26000/proxy/application_1690000000_0042/
INFO  : 2026-11-22 01:15:00,113 Stage-1 map = 0%,  reduce = 0%
INFO  : 2026-11-22 01:16:00,113 Stage-1 map = 100%,  reduce = 33%
!!ERROR : Ended Job = job_1690000000_0042 with errors
ERROR : Error during job, obtaining debugging information...
ERROR : Examining task ID: task_1690000000_0042_r_000003 (and more) from job job_1690000000_0042
ERROR : 
Task with the most failures(4): 
-----
Task ID:
  task_1690000000_0042_r_000003

URL:
  http://node-master1:26000/taskdetails.jsp?jobid=job_1690000000_0042&tipid=task_1690000000_0042_r_000003
-----
Diagnostic Messages for this Task:
>>Error: java.lang.OutOfMemoryError: Java heap space
	at org.apache.hadoop.hive.ql.exec.persistence.MapJoinBytesTableContainer.put(MapJoinBytesTableContainer.java:402)
	at org.apache.hadoop.hive.ql.exec.JoinOperator.process(JoinOperator.java:98)

ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
INFO  : MapReduce Jobs Launched: 
INFO  : Stage-Stage-1: Map: 20  Reduce: 12   Cumulative CPU: 812.1 sec   HDFS Read: 51213 HDFS Write: 0 FAIL
Error: Error while processing statement: FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask (state=08S01,code=2)
=== seventh hold-out: a missing command empties a token | shell
[INFO] [2026/11/22 00:08:00 GMT +08:00] : begin to execute script push.sh on host 10.0.0.21
2026-11-22 00:08:01 start push
>>/opt/etl/push.sh: line 7: jq: command not found
2026-11-22 00:08:01 tokens:
curl: (22) The requested URL returned error: 401 Unauthorized
!![ERROR] [2026/11/22 00:08:02 GMT +08:00] : script exit code: 22
=== seventh hold-out: a pipe of three programs breaks at the first | shell
[INFO] [2026/11/22 00:10:00 GMT +08:00] : begin to execute script fetch_fx.sh
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
CR   0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0CR   0     0    0     0    0     0      0      0 --:--:--  0:00:05 --:--:--     0
>>curl: (6) Could not resolve host: fx.partner.example.com
gzip: stdin: unexpected end of file
tar: Child returned status 1
tar: Error is not recoverable: exiting now
!![ERROR] [2026/11/22 00:10:06 GMT +08:00] : script exit code: 2
=== seventh hold-out: set -x, the file that was not fetched is missed | shell
+ hdfs dfs -get /user/etl/in/20261121/part-* /data/in
26/11/22 01:20:01 WARN util.NativeCodeLoader: Unable to load native-hadoop library for your platform... using builtin-java classes where applicable
>>get: TICK/user/etl/in/20261121/part-*': No such file or directory
+ wc -l /data/in/part-00000
wc: /data/in/part-00000: No such file or directory
+ exit 1
!!exit code 1
=== seventh hold-out: Node.js, a cause in brackets | generic-or-shell
[02:12:00] uploading 40 files
[02:12:09] uploaded 17
/opt/etl/node_modules/undici/index.js:112
      Error.captureStackTrace(err, this)
            ^

TypeError: fetch failed
    at fetch (/opt/etl/node_modules/undici/index.js:112:15)
    at async upload (/opt/etl/upload.mjs:20:15) {
>>  [cause]: Error: connect ECONNREFUSED 10.0.9.1:9000
      at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1494:16) {
    errno: -111,
    code: 'ECONNREFUSED',
    syscall: 'connect',
    address: '10.0.9.1',
    port: 9000
  }
}

Node.js v20.11.0
=== seventh hold-out: dbt, the message stands below the model | dws-or-generic
02:21:00  Running with dbt=1.7.4
02:21:09  1 of 1 START sql table model ads.shop_day ........ [RUN]
02:21:10  1 of 1 ERROR creating sql table model ads.shop_day  [ERROR in 0.61s]
02:21:10  Completed with 1 error and 0 warnings:
02:21:10  
02:21:10    Database Error in model shop_day (models/ads/shop_day.sql)
>>02:21:10    column "shopid" does not exist
02:21:10    LINE 14:     shopid,
02:21:10                 ^
02:21:10    HINT:  Perhaps you meant to reference the column "s.shop_id".
02:21:10    compiled Code at target/run/shop/models/ads/shop_day.sql
02:21:10  
02:21:10  Done. PASS=0 WARN=0 ERROR=1 SKIP=0 TOTAL=1
=== seventh hold-out: a rule of Great Expectations | generic
Calculating Metrics: 100%|##########| 14/14 [00:01<00:00, 11.42it/s]
Validating checkpoint orders_ck
>>FAILED expect_column_values_to_not_be_null(column=order_id): unexpected_count=231, unexpected_percent=1.93
success expect_table_row_count_to_be_between(min=1000): observed 11987
Validation failed: 1 of 2 expectations failed
!!exit code 1
=== seventh hold-out: elasticsearch, one document of a bulk | generic
POST http://css-01:9200/shop/_bulk
{"took":30,"errors":false,"items":[{"index":{"_index":"shop","_id":"1","status":201}}]}
POST http://css-01:9200/shop/_bulk
>>{"took":31,"errors":true,"items":[{"index":{"_index":"shop","_id":"9","status":400,"error":{"type":"mapper_parsing_exception","reason":"failed to parse field [price] of type [double] in document with id '9'"}}}]}
bulk load failed, abort
!!exit 1
=== seventh hold-out: kafka, an exception below a warning | java
[2026-11-22 03:31:00,000] INFO ProducerConfig values: 
	acks = -1
	retries = 2147483647
 (org.apache.kafka.clients.producer.ProducerConfig)
[2026-11-22 03:32:00,113] WARN [Producer clientId=p1] Connection to node -1 (kafka1/10.0.0.7:21007) could not be established. Broker may not be available. (org.apache.kafka.clients.NetworkClient)
>>org.apache.kafka.common.errors.TimeoutException: Topic orders not present in metadata after 60000 ms.
[2026-11-22 03:32:00,118] INFO [Producer clientId=p1] Closing the Kafka producer with timeoutMillis = 9223372036854775807 ms. (org.apache.kafka.clients.producer.KafkaProducer)
produce failed
!!exit 1
=== seventh hold-out: spark, an error condition below a warning | spark
26/11/22 04:10:00 INFO HiveMetaStoreClient: Connected to metastore.
26/11/22 04:10:01 WARN HiveConf: HiveConf of name hive.stats.jdbc.timeout does not exist
>>[TABLE_OR_VIEW_NOT_FOUND] The table or view TICKodsTICK.TICKrefundTICK cannot be found. Verify the spelling and correctness of the schema and catalog. SQLSTATE: 42P01; line 1 pos 14;
'Project [*]
+- 'UnresolvedRelation [ods, refund], [], false

26/11/22 04:10:02 INFO SparkContext: Invoking stop() from shutdown hook
!!exit code 1
=== seventh hold-out: nothing says why, with the name and the number of the job | none
[INFO] [2026/11/22 05:08:00 GMT +08:00] : cdm job started
[INFO] [2026/11/22 05:09:00 GMT +08:00] : progress 40%
!![INFO] [2026/11/22 05:10:00 GMT +08:00] : cdm job status FAILED
[ERROR] [2026/11/22 05:10:00 GMT +08:00] : CDM job execute failed, job name: m1, submission id: 12
=== seventh hold-out: green, a traceback that was tried again | none
Traceback (most recent call last):
  File "/opt/etl/a.py", line 9, in call
    s.connect()
ConnectionRefusedError: [Errno 111] Connection refused
retrying in 5 s (1/3)
connected
done, 1200 rows
=== seventh hold-out: green, psql goes on after a DROP | none
psql:/opt/sql/a.sql:1: ERROR:  relation "tmp_x" does not exist
CREATE TABLE
INSERT 0 10
COMMIT
=== seventh hold-out: green, a JSON logger that fell back | none
{"level":"error","msg":"cache miss backend down","err":"dial tcp: connection refused"}
{"level":"info","msg":"fallback used"}
{"level":"info","msg":"finished","errors":0,"failed":false}
=== seventh hold-out: green, curl tries again | none
curl: (28) Operation timed out after 30001 milliseconds with 0 bytes received
Warning: Problem: timeout. Will retry in 1 seconds. 3 retries left.
  % Total    % Received
100 1234  100 1234
=== seventh hold-out: green, old workers are killed | none
kill: (2211) - No such process
Killed old workers: 0
started 4 workers
all workers finished
=== seventh hold-out: Rust panics | generic
2026-11-22T01:00:00Z INFO  ingest: opening 4 shards
2026-11-22T01:00:02Z INFO  ingest: shard 1 done
>>thread 'main' panicked at src/shard.rs:81:36:
called TICKResult::unwrap()TICK on an TICKErrTICK value: ParseIntError { kind: InvalidDigit }
note: run with TICKRUST_BACKTRACE=1TICK environment variable to display a backtrace
!![ERROR] [2026/11/22 09:00:03 GMT +08:00] : script exit code: 101
=== seventh hold-out: Ruby, the class stands at the end | generic
I, [2026-11-22T01:00:00 #12]  INFO -- : export start
>>/opt/etl/export.rb:14:in TICKfetch': key not found: "region" (KeyError)
	from /opt/etl/export.rb:14:in TICKrow'
	from /opt/etl/export.rb:30:in TICK<main>'
exit status 1
=== seventh hold-out: maven, an announcement in capitals | generic-or-java
[INFO] Scanning for projects...
[INFO] --- maven-compiler-plugin:3.8.1:compile (default-compile) @ etl ---
[INFO] -------------------------------------------------------------
[ERROR] COMPILATION ERROR : 
[INFO] -------------------------------------------------------------
>>[ERROR] /opt/etl/src/main/java/com/acme/Load.java:[31,20] cannot find symbol
  symbol:   method parse(java.lang.String)
  location: class com.acme.Load
[INFO] 1 error
[INFO] BUILD FAILURE
[ERROR] Failed to execute goal org.apache.maven.plugins:maven-compiler-plugin:3.8.1:compile (default-compile) on project etl: Compilation failure
[ERROR] -> [Help 1]
!!exit code 1
=== seventh hold-out: git fails, and all that follows | generic-or-shell
+ git clone https://git.example.com/etl.git
Cloning into 'etl'...
>>fatal: unable to access 'https://git.example.com/etl.git/': Could not resolve host: git.example.com
+ cd etl
/tmp/run.sh: line 3: cd: etl: No such file or directory
+ python3 main.py
python3: can't open file '/tmp/main.py': [Errno 2] No such file or directory
!!exit code 2
=== seventh hold-out: a pod used too much memory | generic
job.batch/score created
waiting for job/score
pod score-x7k2 phase=Running
>>pod score-x7k2 container main terminated: reason=OOMKilled exitCode=137
error: job score failed
!!exit code 1
=== seventh hold-out: sqlcmd divides by zero | generic
Changed database context to 'bi'.
(120 rows affected)
Msg 8134, Level 16, State 1, Server db1, Line 4
>>Divide by zero error encountered.
The statement has been terminated.
!!exit code 1
=== seventh hold-out: db2, SQLSTATE behind an equals sign | generic-or-dws
connect to bi
   Database Connection Information
insert into ads.day select * from stg.day
>>SQL0407N  Assignment of a NULL value to a NOT NULL column "TBSPACEID=2, TABLEID=14, COLNO=3" is not allowed.  SQLSTATE=23502
rollback
DB20000I  The SQL command completed successfully.
!!exit code 4
=== seventh hold-out: spring boot, a report under an empty message | generic-or-java
  .   ____          _            __ _ _
 /\\ / ___'_ __ _ _(_)_ __  __ _ \ \ \ \
 :: Spring Boot ::                (v2.7.3)
2026-11-22 01:00:00.000  INFO 121 --- [           main] com.acme.App                             : Starting App
2026-11-22 01:00:04.000 ERROR 121 --- [           main] o.s.b.d.LoggingFailureAnalysisReporter   : 

***************************
APPLICATION FAILED TO START
***************************

Description:

>>Failed to configure a DataSource: 'url' attribute is not specified and no embedded datasource could be configured.

Reason: Failed to determine a suitable driver class

Action:

Consider the following:
!!exit code 1
=== seventh hold-out: soda, a row of a table of checks | generic-or-dws
Soda Core 3.0.47
Scan summary:
1/2 checks PASSED: 
    orders in dws
      row_count > 0 [PASSED]
1/2 checks FAILED: 
    orders in dws
>>      missing_count(order_id) = 0 [FAILED]
        check_value: 231
Oops! 1 failures. 0 warnings. 0 errors. 1 pass.
!!exit code 2
=== seventh hold-out: a JSON logger with its stack | java
{"@timestamp":"2026-11-22T01:00:00+08:00","level":"INFO","logger_name":"com.acme.Job","message":"start"}
>>{"@timestamp":"2026-11-22T01:00:02+08:00","level":"ERROR","logger_name":"com.acme.Job","message":"job failed","stack_trace":"java.lang.IllegalStateException: load\n\tat com.acme.Job.run(Job.java:9)\nCaused by: java.net.UnknownHostException: dws-01\n\tat java.net.InetAddress.getAllByName(InetAddress.java:1281)\n"}
!!{"@timestamp":"2026-11-22T01:00:02+08:00","level":"INFO","logger_name":"com.acme.Job","message":"exit code 1"}
=== seventh hold-out: an answer of HTTP 200 that refuses | generic
POST https://ops.example.com/api/run
HTTP/1.1 200 OK
>>{"success":false,"code":40012,"msg":"batch 20261121 is already closed"}
check response: success != true
!!exit 1
=== seventh hold-out: nothing says why, 请到控制台查看 | none
[INFO] [2026/11/22 01:00:00 GMT +08:00] : 提交作业到 MRS 集群
[INFO] [2026/11/22 01:10:00 GMT +08:00] : 作业状态：FAILED
[ERROR] [2026/11/22 01:10:00 GMT +08:00] : 作业运行失败，作业ID：ff808，请到MRS管理控制台查看详情
=== seventh hold-out: green, a pool that was closed after the end | none
2026-11-22 01:00:00 INFO  Job - 1200 rows written, exit code 0
2026-11-22 01:00:01 ERROR ShutdownHook - could not close pool: java.lang.IllegalStateException: pool closed
=== seventh hold-out: flink, too many checkpoints expired | java
2026-11-23 03:00:00,000 INFO  CheckpointCoordinator - Triggering checkpoint 12
2026-11-23 03:10:00,000 INFO  CheckpointCoordinator - Checkpoint 12 of job 1f expired before completing.
2026-11-23 03:10:00,010 INFO  JobMaster - Trying to recover from a global failure.
>>org.apache.flink.util.FlinkRuntimeException: Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to Checkpoint expired before completing
	at org.apache.flink.runtime.checkpoint.CheckpointFailureManager.checkFailureAgainstCounter(CheckpointFailureManager.java:206)
2026-11-23 03:10:01,000 INFO  ExecutionGraph - Job rt (1f) switched from state FAILING to FAILED.
=== seventh hold-out: python, urllib3 names its retries | python
2026-11-23 03:30:00,001 ERROR root fetch page 3 failed
Traceback (most recent call last):
  File "f.py", line 9, in fetch
    r = requests.get(u, timeout=5)
  File "/usr/lib/python3/site-packages/requests/adapters.py", line 507, in send
    raise ConnectTimeout(e, request=request)
>>requests.exceptions.ConnectTimeout: HTTPSConnectionPool(host='api.example.com', port=443): Max retries exceeded with url: /p/3 (Caused by ConnectTimeoutError('Connection to api.example.com timed out. (connect timeout=5)'))
2026-11-23 03:30:00,002 INFO root saved 2 pages
2026-11-23 03:30:00,003 ERROR root incomplete: 2 of 9 pages
!!exit code 1
=== seventh hold-out: clickhouse cannot parse a row | generic-or-java
+ clickhouse-client --query 'INSERT INTO t FORMAT CSV'
>>Code: 27. DB::ParsingException: Cannot parse input: expected ',' before: 'abc\n': (at row 12)

Row 11:
Column 0,   name: id, type: UInt32, parsed text: "12"
: While executing ParallelParsingBlockInputFormat: data for INSERT was parsed from stdin. (CANNOT_PARSE_INPUT_ASSERTION_FAILED)
!!exit code 27
=== seventh hold-out: kafka, the message before the exception | generic-or-java
[2026-11-23 04:10:00,000] INFO Kafka version: 2.4.0 (org.apache.kafka.common.utils.AppInfoParser)
>>[2026-11-23 04:10:01,000] ERROR [Producer clientId=p] Connection to node -1 failed authentication due to: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512 (org.apache.kafka.clients.NetworkClient)
[2026-11-23 04:10:01,001] ERROR Error when sending message to topic t with key: null (org.apache.kafka.clients.producer.internals.ErrorLoggingCallback)
org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512
!!exit code 1
=== seventh hold-out: nothing says why, contact the administrator | none
[INFO] [2026/11/23 05:20:00 GMT +08:00] : execute python script
rows 12
rows 24
!![ERROR] [2026/11/23 05:20:09 GMT +08:00] : Process exited with code 1
!![ERROR] [2026/11/23 05:20:09 GMT +08:00] : The node failed. For details, contact the administrator.
=== seventh hold-out: nothing says why, one of three sub jobs | none
[INFO] [2026/11/23 05:30:00 GMT +08:00] : for each 1/3 success
[INFO] [2026/11/23 05:31:00 GMT +08:00] : for each 2/3 fail
!![ERROR] [2026/11/23 05:31:00 GMT +08:00] : For Each node failed, 1 of 3 sub jobs failed
`
