/** What goes on after an error, what only follows from one, rows of data, and reasons one line below or above. */
export const TWELFTH_HOLD_OUT = String.raw`
=== twelfth hold-out: the work went on after an error | java
26/11/27 00:20:04 INFO tool.CodeGenTool: Beginning code generation
26/11/27 00:20:07 ERROR orm.CompilationManager: Could not rename /opt/compile/t_user.java to /opt/etl/./t_user.java
java.io.IOException: Destination '/opt/etl/./t_user.java' already exists
	at org.apache.commons.io.FileUtils.moveFile(FileUtils.java:2004)
26/11/27 00:20:08 INFO mapreduce.ImportJobBase: Beginning import of t_user
>>26/11/27 00:20:12 ERROR tool.ImportTool: Import failed: org.apache.hadoop.mapred.FileAlreadyExistsException: Output directory hdfs://hacluster/user/etl/t_user already exists
	at org.apache.hadoop.mapreduce.lib.output.FileOutputFormat.checkOutputSpecs(FileOutputFormat.java:146)
!!sqoop exit 1
=== twelfth hold-out: an error that says how it was overcome | java-or-generic
{"@timestamp":"2026-11-27T02:00:08+08:00","level":"ERROR","message":"cache warmup failed, fallback to db","stack_trace":"redis.clients.jedis.exceptions.JedisConnectionException: Failed to connect"}
{"@timestamp":"2026-11-27T02:00:30+08:00","level":"INFO","message":"page 1/88 done"}
>>{"@timestamp":"2026-11-27T02:03:41+08:00","level":"ERROR","message":"sync aborted","stack_trace":"java.sql.SQLSyntaxErrorException: Unknown column 'ext_json' in 'field list'\n\tat com.acme.Sync.run(Sync.java:31)"}
!!{"@timestamp":"2026-11-27T02:03:42+08:00","level":"ERROR","message":"exit with status 1"}
=== twelfth hold-out: no level, and a shell that went on | shell-or-generic
>>parse error: Invalid numeric literal at line 1, column 10
/opt/etl/bin/route.sh: line 21: [: : integer expression expected
!!route.sh exit with 4
=== twelfth hold-out: what could not be made is missing below | shell
>>mkdir: cannot create directory ‘/data1/dict/20261127’: Read-only file system
./sync_dict.sh: line 6: cd: /data1/dict/20261127: No such file or directory
cp: cannot stat '*.dict': No such file or directory
!!exit code 1
=== twelfth hold-out: a program that does not start, and its output | shell-or-generic
>>./bin/fastdump: /lib64/libc.so.6: version TICKGLIBC_2.28' not found (required by ./bin/fastdump)
split: cannot open '/data/dump/all.bin' for reading: No such file or directory
!!dump.sh: exit 1
=== twelfth hold-out: an unhandled exception, and the core that follows | generic-or-java
Loading package: Price.dtsx
>>Unhandled exception. System.AggregateException: One or more errors occurred. (The login failed. (provider: SSL Provider, error: 0 - The certificate chain was issued by an authority that is not trusted.))
   at Price.Program.Main(String[] args) in /src/Program.cs:line 22
Aborted (core dumped)
!!exit 134
=== twelfth hold-out: the exception one line further down | python
2026-11-27 02:00:10 +0800 - dagster - ERROR - daily_sales - 902 - join_sales - STEP_FAILURE - Execution of step "join_sales" failed.

dagster._core.errors.DagsterExecutionStepExecutionError: Error occurred while executing op "join_sales"::

>>pandas.errors.MergeError: Merge keys are not unique in right dataset; not a many-to-one merge

Stack Trace:
  File "/opt/dagster/sales/ops.py", line 77, in join_sales
    m = s.merge(fx, on=["ccy", "d"], validate="m:1")
=== twelfth hold-out: a place, and the reason in the next event of JSON | generic-or-python
{"timestamp":"2026-11-27T02:37:49.001Z","level":"info","event":"Encountered an error:"}
{"timestamp":"2026-11-27T02:37:49.002Z","level":"info","event":"Compilation Error in model fct_login (models/fct_login.sql)"}
>>{"timestamp":"2026-11-27T02:37:49.003Z","level":"info","event":"  Model 'shop.fct_login' (models/fct_login.sql) depends on a node named 'stg_login_v2' which was not found"}
!!{"timestamp":"2026-11-27T02:37:50.110Z","level":"info","event":"Command exited with return code 2"}
=== twelfth hold-out: announced by an error with a comma | java-or-generic
2026/11/27 01:20:13 - Table input.0 - ERROR: An error occurred, processing will be stopped:
>>2026/11/27 01:20:13 - Table input.0 - The database connection is not available, please specify a connection named 'oracle_core_ro'
2026/11/27 01:20:13 - Table input.0 - Error initializing transform [Table input]
2026/11/27 01:20:13 - claim - ERROR: transform [Table input.0] failed to initialize!
2026/11/27 01:20:13 - claim.hpl - 	at org.apache.hop.pipeline.Pipeline.prepareExecution(Pipeline.java:941)
2026/11/27 01:20:13 - Hop - ERROR: Error found executing workflow
=== twelfth hold-out: a number and a level are no reason | generic-or-shell
Msg 2627, Level 14, State 1, Server DB-WMS, Line 4
>>Violation of PRIMARY KEY constraint 'PK_stock_day'. Cannot insert duplicate key in object 'dbo.stock_day'.
The statement has been terminated.
!!sqlcmd exited 1
=== twelfth hold-out: advice below the reason | generic-or-dws
>>000606 (57P03): No active warehouse selected in the current session.  Select an active warehouse with the 'use warehouse' command.
If the error message is unclear, enable logging using -o log_level=DEBUG and see the log to find out the cause.
!!snowsql exit code 5
=== twelfth hold-out: rows of data above the error | dws
 error_code | error_msg                         | fatal_flag
 E502       | java.net.ConnectException: Connection refused | 1
(1 row)
>>ERROR:  function dws.p_notify(unknown) does not exist
!![ERROR] [2026/11/27 02:00:31 GMT +0800] : node failed
=== twelfth hold-out: green, a task that may fail | none
fatal: [etl-01]: FAILED! => {"changed": true, "msg": "non-zero return code", "stderr": "Failed to stop olddict.service: Unit olddict.service not loaded."}
...ignoring
etl-01                     : ok=3    changed=2    unreachable=0    failed=0    skipped=0    rescued=0    ignored=1
=== twelfth hold-out: green, restored | none
2026-11-27 02:09:01,010 ERROR [PhysicalVertex  ] [thread-2] - Pipeline: [(1/1)], task end with state FAILED and Exception: java.net.SocketTimeoutException: Read timed out
2026-11-27 02:09:01,300 INFO  [SubPlan         ] [thread-3] - restore pipeline, count 1
2026-11-27 02:12:41,100 INFO  [ClientJobProxy      ] [main] - Job (842967299441819700) end with state FINISHED
=== twelfth hold-out: green, rows of levels | none
WARNING: log4j.properties is not found. HADOOP_CONF_DIR may be incomplete.
+-----------+------------+
| err_code  | fail_cnt   |
+-----------+------------+
| FATAL     | 0          |
+-----------+------------+
1 row selected (12.911 seconds)
=== twelfth hold-out: nothing says why, with ids | none
[INFO] query MRS job 88aa, state RUNNING
!![ERROR] MRS job 88aa failed, job result FAILED, app id application_1763900012345_31900
`
