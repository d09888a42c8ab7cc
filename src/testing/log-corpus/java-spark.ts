/** See read-corpus.ts for the marks. */
export const JAVA_SPARK = String.raw`
=== java: deepest cause of the first block | java
2026-11-28 02:39:12,345 INFO  [main] c.a.etl.Loader - reading orders
2026-11-28 02:39:14,001 ERROR [main] c.a.etl.Loader - load failed
com.acme.etl.LoadException: cannot load orders
	at com.acme.etl.Loader.load(Loader.java:88)
	at com.acme.etl.Main.main(Main.java:21)
Caused by: java.sql.SQLException: pool is empty
	at com.acme.db.Pool.take(Pool.java:51)
	... 2 more
>>Caused by: java.net.ConnectException: Connection refused (10.2.3.4:1521)
	at java.net.PlainSocketImpl.socketConnect(Native Method)
	... 23 more
2026-11-28 02:39:14,120 ERROR [main] c.a.etl.Main - java.lang.IllegalStateException: closed twice
	at com.acme.etl.Main.close(Main.java:40)
!!Process finished with exit code 1
=== java: uncaught in main, a suppressed one with its own cause | java
starting
>>Exception in thread "main" java.io.FileNotFoundException: /data/in/orders_20261128.csv
	at java.io.FileInputStream.open0(Native Method)
	at com.acme.Main.main(Main.java:9)
	Suppressed: java.lang.IllegalStateException: stream not open
		at com.acme.Main.close(Main.java:30)
	Caused by: java.lang.NullPointerException
		at com.acme.Main.close(Main.java:31)
!!exit code 1
=== java: logged on its way up | java
2026-11-28 02:39:12.345 [job-0] ERROR Dao - query failed
>>java.lang.IllegalArgumentException: unknown column amt
	at com.acme.Dao.query(Dao.java:12)
2026-11-28 02:39:12.346 [job-0] ERROR Service - service failed
java.lang.IllegalArgumentException: unknown column amt
	at com.acme.Dao.query(Dao.java:12)
	at com.acme.Service.run(Service.java:12)
2026-11-28 02:39:12.347 [main] ERROR Main - run failed
java.lang.RuntimeException: java.lang.IllegalArgumentException: unknown column amt
	at com.acme.Main.main(Main.java:12)
Caused by: java.lang.IllegalArgumentException: unknown column amt
	... 1 more
!![ERROR] job execution failed
=== java: memory | java
2026-11-28 02:39:12,345 INFO Merge - 12,000,000 rows
>>Exception in thread "main" java.lang.OutOfMemoryError: Java heap space
	at java.util.Arrays.copyOf(Arrays.java:3332)
!!Command exited with code 1
=== java: a retry that went well, and then another | java
2026-11-28 02:39:12,345 ERROR Http - java.net.SocketTimeoutException: Read timed out
	at java.net.SocketInputStream.read(SocketInputStream.java:1)
2026-11-28 02:39:22,345 INFO Http - retry succeeded
2026-11-28 02:39:23,345 INFO Http - page 2
2026-11-28 02:39:24,345 ERROR Parse - page 2 is not readable
>>com.fasterxml.jackson.core.JsonParseException: Unexpected character ('<' (code 60))
	at com.fasterxml.jackson.core.JsonParser.read(JsonParser.java:1)
!!2026-11-28 02:39:24,500 INFO Main - exit code: 2
=== java: log of MRS | generic
2026-11-28 02:39:12,345 | INFO  | main | start | com.acme.Main.main(Main.java:1)
>>2026-11-28 02:39:13,345 | ERROR | main | Login failure for user etl from keytab /opt/etl.keytab: GSS initiate failed | com.acme.Login.login(Login.java:88)
!!2026-11-28 02:39:13,346 | ERROR | main | Job failed | com.acme.Main.main(Main.java:4)
=== java: Flink | java
2026-11-28 02:39:12,345 INFO  org.apache.flink.client.cli.CliFrontend [] - Executing
2026-11-28 02:39:20,345 WARN  org.apache.flink.runtime.taskmanager.Task [] - Source: orders (1/2)#0 switched from RUNNING to FAILED with failure cause:
org.apache.flink.util.SerializedThrowable: record 12
	at org.apache.flink.A.run(A.java:1)
>>Caused by: org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]
2026-11-28 02:39:21,345 INFO  org.apache.flink.runtime.jobmaster.JobMaster [] - Disconnect
The program finished with the following exception:

org.apache.flink.client.program.ProgramInvocationException: The main method caused an error: org.apache.flink.client.program.ProgramInvocationException: Job failed (JobID: 00a1)
	at org.apache.flink.client.program.PackagedProgram.call(PackagedProgram.java:1)
Caused by: org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy
	at org.apache.flink.B.run(B.java:1)
Caused by: org.apache.kafka.common.errors.TopicAuthorizationException: Not authorized to access topics: [orders]
=== java: DataX | java
2026-11-28 02:39:12.345 [main] INFO  Engine - {"content":[{"reader":{"name":"mysqlreader"}}],"setting":{"errorLimit":{"record":0}}}
2026-11-28 02:39:13.345 [job-0] ERROR JobContainer - Exception when job run
>>com.alibaba.datax.common.exception.DataXException: Code:[MYSQLErrCode-02], Description:[the server name or port is wrong]. - Unknown host db-prod
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:1)
2026-11-28 02:39:13.400 [job-0] ERROR Engine -

经DataX智能分析,该任务最可能的错误原因是:
com.alibaba.datax.common.exception.DataXException: Code:[MYSQLErrCode-02], Description:[the server name or port is wrong]. - Unknown host db-prod
	at com.alibaba.datax.common.exception.DataXException.asDataXException(DataXException.java:1)
=== java: DGC before each line | java | dgc
start to run the jar
java.lang.RuntimeException: step 3
	at com.acme.Main.main(Main.java:21)
>>Caused by: java.nio.file.AccessDeniedException: /srv/out
	at sun.nio.fs.UnixException.translate(UnixException.java:84)
	... 3 more
!!DLF.0208 The node execution failed, exit code is 1.
=== spark: a lost task of long ago holds the stack | spark
26/11/28 02:39:12 INFO SparkContext: Running Spark version 3.1.1
26/11/28 02:39:20 WARN TaskSetManager: Lost task 0.0 in stage 1.0 (TID 3, node-2, executor 1): org.apache.spark.SparkException: Task failed while writing rows.
	at org.apache.spark.sql.execution.datasources.FileFormatWriter$.executeTask(FileFormatWriter.scala:296)
>>Caused by: java.lang.NumberFormatException: For input string: "12,5"
	at java.lang.Integer.parseInt(Integer.java:580)
	... 9 more
26/11/28 02:39:20 INFO TaskSetManager: Starting task 0.1 in stage 1.0
26/11/28 02:39:21 INFO TaskSetManager: Lost task 0.1 in stage 1.0 (TID 4) on node-2, executor 1: java.lang.NumberFormatException (For input string: "12,5") [duplicate 1]
!!26/11/28 02:39:24 ERROR TaskSetManager: Task 0 in stage 1.0 failed 4 times; aborting job
26/11/28 02:39:24 INFO DAGScheduler: ResultStage 1 (save at Load.scala:12) failed in 12.1 s
26/11/28 02:39:24 ERROR FileFormatWriter: Aborting job 5a1b.
org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 1.0 failed 4 times, most recent failure: Lost task 0.3 in stage 1.0 (TID 6, node-2, executor 1): org.apache.spark.SparkException: Task failed while writing rows.
	at org.apache.spark.sql.execution.datasources.FileFormatWriter$.executeTask(FileFormatWriter.scala:296)
Caused by: java.lang.NumberFormatException: For input string: "12,5"
	at java.lang.Integer.parseInt(Integer.java:580)

Driver stacktrace:
	at org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:2253)
Caused by: java.lang.NumberFormatException: For input string: "12,5"
	... 1 more
!!26/11/28 02:39:25 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15
=== spark: table not found | spark
26/11/28 02:39:12 INFO SparkContext: Running Spark version 3.3.1
>>Exception in thread "main" org.apache.spark.sql.AnalysisException: [TABLE_OR_VIEW_NOT_FOUND] The table or view ods.orders cannot be found. SQLSTATE: 42P01; line 1 pos 14;
'Project [*]
+- 'UnresolvedRelation [ods, orders], [], false

	at org.apache.spark.sql.catalyst.analysis.package$AnalysisErrorAt.failAnalysis(package.scala:42)
26/11/28 02:39:13 INFO SparkContext: Invoking stop() from shutdown hook
=== spark: executor out of memory by YARN | spark
26/11/28 02:39:12 INFO YarnClusterScheduler: Adding task set
>>26/11/28 02:40:12 ERROR YarnScheduler: Lost executor 3 on node-7: Container killed by YARN for exceeding memory limits. 6.1 GB of 6 GB physical memory used.
26/11/28 02:40:12 WARN TaskSetManager: Lost task 7.0 in stage 4.0 (TID 88, node-7, executor 3): ExecutorLostFailure (executor 3 exited caused by one of the running tasks) Reason: Container killed by YARN for exceeding memory limits. 6.1 GB of 6 GB physical memory used.
!!26/11/28 02:44:12 ERROR TaskSetManager: Task 7 in stage 4.0 failed 4 times; aborting job
!!Exception in thread "main" org.apache.spark.SparkException: Job aborted due to stage failure: Task 7 in stage 4.0 failed 4 times
	at org.apache.spark.scheduler.DAGScheduler.failJobAndIndependentStages(DAGScheduler.scala:1)
=== spark: user class of cluster mode | spark
26/11/28 02:39:12 INFO Client: Application report for application_1732_0042 (state: RUNNING)
!!26/11/28 02:39:22 ERROR ApplicationMaster: User class threw exception: java.io.FileNotFoundException: File does not exist: hdfs://hacluster/in/orders
>>java.io.FileNotFoundException: File does not exist: hdfs://hacluster/in/orders
	at org.apache.hadoop.hdfs.DFSClient.open(DFSClient.java:1)
!!26/11/28 02:39:23 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15, (reason: User class threw exception: java.io.FileNotFoundException: File does not exist: hdfs://hacluster/in/orders)
26/11/28 02:39:23 INFO ShutdownHookManager: Shutdown hook called
=== spark: only the client's report | none
26/11/28 02:39:12 INFO Client: Application report for application_1732_0042 (state: RUNNING)
!!Exception in thread "main" org.apache.spark.SparkException: Application application_1732_0042 finished with failed status
	at org.apache.spark.deploy.yarn.Client.run(Client.scala:1150)
	at org.apache.spark.deploy.SparkSubmit.main(SparkSubmit.scala)
26/11/28 02:39:23 INFO ShutdownHookManager: Shutdown hook called
=== spark: python on the executors | python
26/11/28 02:39:20 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (node-1 executor 1): org.apache.spark.api.python.PythonException: Traceback (most recent call last):
  File "/opt/spark/python/lib/pyspark.zip/pyspark/worker.py", line 604, in main
    process()
  File "/home/etl/clean.py", line 12, in <lambda>
>>ValueError: time data '2026-13-01' does not match format '%Y-%m-%d'

	at org.apache.spark.api.python.BasePythonRunner$ReaderIterator.handlePythonException(PythonRunner.scala:517)
!!26/11/28 02:39:24 ERROR TaskSetManager: Task 0 in stage 0.0 failed 4 times; aborting job
Traceback (most recent call last):
  File "/home/etl/clean.py", line 20, in <module>
    df.count()
py4j.protocol.Py4JJavaError: An error occurred while calling o42.count.
: org.apache.spark.SparkException: Job aborted due to stage failure: Task 0 in stage 0.0 failed 4 times, most recent failure: Lost task 0.3 in stage 0.0 (TID 3) (node-1 executor 1): org.apache.spark.api.python.PythonException: Traceback (most recent call last):
  File "/home/etl/clean.py", line 12, in <lambda>
ValueError: time data '2026-13-01' does not match format '%Y-%m-%d'
=== spark: the driver of pyspark knows a cause of the JVM | spark
Traceback (most recent call last):
  File "load.py", line 9, in <module>
    df.write.save(path)
  File "/opt/spark/python/pyspark/sql/readwriter.py", line 740, in save
    self._jwrite.save(path)
py4j.protocol.Py4JJavaError: An error occurred while calling o77.save.
: org.apache.spark.SparkException: Job aborted.
	at org.apache.spark.sql.execution.datasources.FileFormatWriter$.write(FileFormatWriter.scala:231)
>>Caused by: org.apache.hadoop.hdfs.protocol.DSQuotaExceededException: The DiskSpace quota of /user/etl is exceeded: quota = 1 TB but diskspace consumed = 1.1 TB
	at org.apache.hadoop.hdfs.Quota.verify(Quota.java:1)
=== spark: the context closes behind the cause | spark
>>26/11/28 02:39:12 ERROR SparkContext: Error initializing SparkContext: queue root.etl is stopped and accepts no application
26/11/28 02:39:13 ERROR Utils: Uncaught exception in thread shutdown-hook-0
java.lang.InterruptedException
	at java.lang.Object.wait(Native Method)
26/11/28 02:39:13 ERROR LiveListenerBus: SparkContext has been shut down
`
