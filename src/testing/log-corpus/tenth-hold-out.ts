/** What stands behind an exit code or below an announcement, what an exception above says better, and what tools say in a way of their own. */
export const TENTH_HOLD_OUT = String.raw`
=== tenth hold-out: the first of the errors that a step announces | generic
2026/11/29 02:52:54 - load_summary - Dispatching started for transformation [load_summary]
2026/11/29 02:52:55 - output.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 by buildguy) : Because of an error, this step can't continue:
2026/11/29 02:52:55 - output.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 by buildguy) : org.pentaho.di.core.exception.KettleException:
2026/11/29 02:52:55 - output.0 - Error batch inserting rows into table [index_summary].
2026/11/29 02:52:55 - output.0 - Errors encountered (first 10):
>>2026/11/29 02:52:55 - output.0 - ERROR: null value in column "shop_id" violates not-null constraint
2026/11/29 02:52:55 - output.0 -   Detail: Failing row contains (null, 2026-11-28, 182.50).
2026/11/29 02:52:55 - output.0 - 	at org.pentaho.di.trans.steps.tableoutput.TableOutput.writeToTable(TableOutput.java:343)
!!2026/11/29 02:52:56 - Kitchen - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 by buildguy) : Finished with errors
=== tenth hold-out: what stands behind the exit code, not the query that was tried again | cloud-or-spark
2026-11-29 05:10:00 INFO  submit MRS job, clusterId=2f3a, type=SparkSubmit
2026-11-29 05:12:02 ERROR query job failed, retry later
com.huaweicloud.sdk.core.exception.ServerResponseException: {"httpStatusCode":503,"errorCode":"APIGW.0201","errorMsg":"Backend timeout."}
	at com.huawei.dlf.node.mrs.MrsClient.query(MrsClient.java:88)
!!2026-11-29 05:13:32 INFO  job state: FINISHED, result: FAILED
>>2026-11-29 05:13:33 ERROR job 88e1 failed, reason: Shell.ExitCodeException exitCode=1: File file:/opt/etl.py does not exist
!!2026-11-29 05:13:33 ERROR MRS job run failed
=== tenth hold-out: for what a thread waited, above the exception of the wait | spark
26/11/29 01:00:00 INFO SparkContext: Running Spark version 2.4.5
>>26/11/29 01:06:10 ERROR BroadcastExchangeExec: Could not execute broadcast in 300 secs.
java.util.concurrent.TimeoutException: Futures timed out after [300 seconds]
	at scala.concurrent.impl.Promise$DefaultPromise.ready(Promise.scala:223)
26/11/29 01:06:10 ERROR SparkSQLDriver: Failed in [insert overwrite table dws.cube select * from dwd.a]
org.apache.spark.SparkException: Could not execute broadcast in 300 secs. You can increase the timeout via spark.sql.broadcastTimeout
	at org.apache.spark.sql.execution.exchange.BroadcastExchangeExec.doExecuteBroadcast(BroadcastExchangeExec.scala:150)
Caused by: java.util.concurrent.TimeoutException: Futures timed out after [300 seconds]
	at scala.concurrent.impl.Promise$DefaultPromise.ready(Promise.scala:223)
=== tenth hold-out: the JVM, and who killed it then | java
2026-11-29 03:20:00.001 INFO  [main] Cube - 12 of 44 dims
#
>># java.lang.OutOfMemoryError: GC overhead limit exceeded
# -XX:OnOutOfMemoryError="kill -9 %p"
#   Executing /bin/sh -c "kill -9 22110"...
/opt/etl/cube.sh: line 6: 22110 Killed                  java -Xmx2g -jar cube.jar
=== tenth hold-out: the JVM gets no memory | java
OpenJDK 64-Bit Server VM warning: INFO: os::commit_memory(0x0000000680000000, 6442450944, 0) failed; error='Cannot allocate memory' (errno=12)
#
>># There is insufficient memory for the Java Runtime Environment to continue.
# Native memory allocation (mmap) failed to map 6442450944 bytes for committing reserved memory.
=== tenth hold-out: an answer in JSON behind Chinese words | generic
2026-11-29 05:00:00 [INFO] 请求地址：https://gw.acme.cn/tag/publish
2026-11-29 05:00:01 [INFO] 响应状态码：200
>>2026-11-29 05:00:01 [INFO] 响应内容：{"success":false,"errorCode":"TAG_4021","errorMsg":"标签 vip_v2 未发布，不能推送"}
!!2026-11-29 05:00:01 [ERROR] 返回结果不满足成功条件，节点失败
=== tenth hold-out: a file that sftp does not find | shell
sftp> get BILL_20261128.txt /data/in/
File "/outbox/BILL_20261128.txt" not found.
sftp> bye
[2026-11-29 05:01:03] INFO retry 1/3 after 60s
sftp> get BILL_20261128.txt /data/in/
>>File "/outbox/BILL_20261128.txt" not found.
sftp> bye
!![2026-11-29 05:03:09] ERROR get file failed after 3 retries
=== tenth hold-out: make stops for a reason of its own | shell
gen: template for dws_x missing column list
>>make: *** No rule to make target 'sql/dws_y.sql', needed by 'all'.  Stop.
make: Leaving directory '/opt/etl'
=== tenth hold-out: an error of JavaScript that Python has too | generic
> node export.js --date 2026-11-28
>>TypeError: Cannot read properties of undefined (reading 'toISOString')
    at toRow (/opt/bi-export/lib/rows.js:41:24)
    at main (/opt/bi-export/export.js:28:23)
!!npm ERR! errno 1
=== tenth hold-out: a check of a table in the layer dws | generic
2026-11-29 02:00:30 [INFO] 规则1 空值检查 dws.sale_sum_d.shop_id 通过，实际值 0，阈值 0
>>2026-11-29 02:00:33 [ERROR] 规则3 行数波动率检查 dws.sale_sum_d 不通过，实际值 -38.2%，阈值 ±20%
!!2026-11-29 02:00:34 [ERROR] 质量作业运行结果：失败
=== tenth hold-out: a failure told with the place of another log | none
run 2/4 ok
!!run 3/4 failed, see /opt/etl/log/run3.log
=== tenth hold-out: why a program quits, in its own words | generic
connecting mysql ... ok
checking source partition dt=20261128
>>source table ods.order has 0 rows for dt=20261128, abort
!!exit code 3
=== tenth hold-out: what failed, without its reason | none
bulk load failed, abort
!!exit code 1
=== tenth hold-out: a count of errors below the exception that names the row | java
2026-11-29 01:00:05.001 ERROR 9 --- [main] o.s.batch.core.step.AbstractStep : Encountered an error executing step load in job settle

>>org.springframework.batch.item.file.FlatFileParseException: Parsing error at line: 8812 in resource=[file [/data/in/s.csv]], input=[1,2,x]
	at org.springframework.batch.item.file.FlatFileItemReader.doRead(FlatFileItemReader.java:189) ~[spring-batch-infrastructure-4.3.3.jar!/:4.3.3]
Caused by: org.springframework.validation.BindException: org.springframework.validation.BeanPropertyBindingResult: 1 errors
Field error in object 'target' on field 'amt': rejected value [x]; codes [typeMismatch.target.amt,typeMismatch.amt]
	at org.springframework.batch.item.file.mapping.BeanWrapperFieldSetMapper.mapFieldSet(BeanWrapperFieldSetMapper.java:199)
=== tenth hold-out: a vague error, and the line below that says what | generic
02:30:10 INFO  sync - bulk 2 took 180ms
02:30:12 ERROR sync - bulk has failures
>>failure in bulk execution: [3]: index [user], id [881], message [ElasticsearchException[Elasticsearch exception [type=cluster_block_exception, reason=index [user] blocked by: [FORBIDDEN/12/index read-only]]]]
02:30:12 INFO  sync - exit 1
=== tenth hold-out: the exception that the last error repeats | java
[INFO] --- exec-maven-plugin:1.6.0:java (default-cli) @ etl ---
[WARNING]
>>java.lang.IllegalArgumentException: property jdbc.url is not set
    at com.acme.Cfg.get (Cfg.java:31)
    at java.lang.Thread.run (Thread.java:748)
!![INFO] BUILD FAILURE
[ERROR] Failed to execute goal org.codehaus.mojo:exec-maven-plugin:1.6.0:java (default-cli) on project etl: An exception occured while executing the Java class. property jdbc.url is not set -> [Help 1]
[ERROR]
=== tenth hold-out: an error of ODBC | generic
1000 rows sent to SQL Server. Total sent: 1000
SQLState = 22001, NativeError = 0
>>Error = [Microsoft][ODBC Driver 17 for SQL Server]String data, right truncation
BCP copy in failed
=== tenth hold-out: a date that is none, and the statement without it | shell
++ date -d '2026-11-31' +%Y%m%d
>>date: invalid date '2026-11-31'
+ dt=
+ hive -e 'alter table ods.a add partition (dt=)'
FAILED: ParseException line 1:38 cannot recognize input near ')' '<EOF>' '<EOF>' in constant
!!+ exit 64
=== tenth hold-out: below an announcement, not what came of it | generic
2026/11/29 01:00:02 - load - Dispatching started for transformation [load]
2026/11/29 01:00:03 - in.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 by buildguy) : An error occurred, processing will be stopped:
>>2026/11/29 01:00:03 - in.0 - Error occurred while trying to connect to the database
2026/11/29 01:00:03 - in.0 -
2026/11/29 01:00:03 - in.0 - ORA-01017: invalid username/password; logon denied
2026/11/29 01:00:03 - load - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 by buildguy) : Error initializing step [in]
=== tenth hold-out: the help of a program | none
usage: tool [-h] [--error-policy {skip,fail}]
options:
  --error-policy   what to do on error: skip or fail
done in 2s
=== tenth hold-out: the reason behind the class of a task | java-or-hive
[INFO] [2026/11/28 02:40:13 GMT +08:00] : 当前进度：map = 50%, reduce = 0%
[ERROR] [2026/11/28 02:41:13 GMT +08:00] : SQL执行失败
>>[ERROR] [2026/11/28 02:41:13 GMT +08:00] : 失败信息：Error while processing statement: FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask; 根因：java.io.IOException: Cannot obtain block length for LocatedBlock{BP-1:blk_1_2; getBlockSize()=12}
!![ERROR] [2026/11/28 02:41:14 GMT +08:00] : 节点执行失败
=== tenth hold-out: a level between brackets that is filled up with blanks | generic
2026-11-15T22:36:10.001Z [info     ] sync users
>>2026-11-15T22:36:14.001Z [error    ] unknown column vip_level      table=users
2026-11-15T22:36:14.338Z [info     ] bye
=== tenth hold-out: a warning above an error that says nothing | generic
2026-11-29 01:00:00 INFO  Loader - open /data/in/a.csv
>>2026-11-29 01:00:01 WARN  Loader - header mismatch in /data/in/a.csv: expected 12 columns but found 11
2026-11-29 01:00:01 INFO  Loader - skip file
2026-11-29 01:00:02 ERROR Loader - load failed
=== tenth hold-out: an exception that was only printed | generic
load dim_user
>>(1054, "Unknown column 'vip' in 'field list'")
load dim_user failed
=== tenth hold-out: what was said before the work was taken down | generic
wait application_1_1 state=ACCEPTED 600s
>>application_1_1 stayed in ACCEPTED for more than 600s, queue root.etl is full
kill application_1_1
Killed application application_1_1
!!exit 7
=== tenth hold-out: a script says that it goes on | dws
gsql:/opt/etl/l.sql:2: ERROR:  relation "tmp_a" does not exist
step b done with errors, continue
step c: merge
>>gsql:/opt/etl/m.sql:9: ERROR:  column "amt" is of type numeric but expression is of type character varying
!!step c failed
=== tenth hold-out: the text of a parser above the statement | spark
26/11/29 01:00:00 INFO SparkContext: Running Spark version 3.1.1
26/11/29 01:00:10 ERROR SparkSQLDriver: Failed in [select a b c from t]
org.apache.spark.sql.catalyst.parser.ParseException:
>>extraneous input 'c' expecting {<EOF>, ';'}(line 1, pos 11)

== SQL ==
select a b c from t
-----------^^^

	at org.apache.spark.sql.catalyst.parser.ParseException.withCommand(ParseDriver.scala:255)
=== tenth hold-out: a rule that failed, told as information | generic
2026-11-29 04:30:20 INFO rule 2 unique_check passed
>>2026-11-29 04:30:30 INFO rule 3 range_check on ods.order.amt failed: 12 rows out of range [0, 100000]
2026-11-29 04:30:40 INFO rule 4 fresh_check passed
!!2026-11-29 04:30:41 ERROR Data quality job result: failed
=== tenth hold-out: the first of a list of errors | generic
2026-11-29 01:00:01 ERROR Validation errors:
>>  - row 3: amt must be positive
  - row 9: amt must be positive
!!2026-11-29 01:00:01 ERROR task failed
`
