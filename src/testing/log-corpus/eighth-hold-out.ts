/** What other programs put around a cause: a runner, a console to look at, a session that ends well. */
export const EIGHTH_HOLD_OUT = String.raw`
=== eighth hold-out: the flink client is done with its session | java
Flink SQL> INSERT INTO dws_orders SELECT * FROM ods_ordres;
[ERROR] Could not execute SQL statement. Reason:
>>org.apache.calcite.sql.validate.SqlValidatorException: Object 'ods_ordres' not found
Flink SQL> 
Shutting down the session...
done.
=== eighth hold-out: a state with a code, and a console to look at | cloud-or-generic
[INFO] [2026/11/20 01:00:21 GMT +08:00] : 作业状态: RUNNING, 进度: 0.0%
>>[ERROR] [2026/11/20 01:00:41 GMT +08:00] : 作业状态: FAILED, 错误信息: Cdm.0514 : 表不存在或无权限访问: ods.orders_20261119
!![ERROR] [2026/11/20 01:00:41 GMT +08:00] : CDM作业执行失败，请到CDM控制台查看作业日志
=== eighth hold-out: a state with details | cloud
[INFO] [2026/11/20 01:00:05 GMT +08:00] : 作业ID: 8f1a2b, 状态: RUNNING
>>[ERROR] [2026/11/20 01:02:05 GMT +08:00] : 作业状态: FAILED, 详细信息: DLI.0003: Permission denied for resource 'databases.dwd.tables.orders', User = 'etl'
!![ERROR] [2026/11/20 01:02:05 GMT +08:00] : 节点执行失败
=== eighth hold-out: kettle, the text stands below the exception | generic
2026/11/20 01:10:01 - load_members - Dispatching started for transformation [load_members]
2026/11/20 01:10:03 - Table output.0 - ERROR (version 8.2.0.0-342, build 8.2.0.0-342 from 2018-11-14 10.30.55 by buildguy) : Because of an error, this step can't continue: 
2026/11/20 01:10:03 - Table output.0 - ERROR (version 8.2.0.0-342, build 8.2.0.0-342 from 2018-11-14 10.30.55 by buildguy) : org.pentaho.di.core.exception.KettleException: 
2026/11/20 01:10:03 - Table output.0 - Error inserting row into table [members] with values: [10086], [张三], [2026-11-19]
2026/11/20 01:10:03 - Table output.0 - 
2026/11/20 01:10:03 - Table output.0 - Error inserting/updating row
>>2026/11/20 01:10:03 - Table output.0 - ORA-01438: value larger than specified precision allowed for this column
2026/11/20 01:10:03 - Table output.0 - 
2026/11/20 01:10:03 - Table output.0 - 	at org.pentaho.di.trans.steps.tableoutput.TableOutput.writeToTable(TableOutput.java:385)
2026/11/20 01:10:03 - load_members - Transformation detected one or more steps with errors.
2026/11/20 01:10:04 - Kitchen - ERROR (version 8.2.0.0-342, build 8.2.0.0-342 from 2018-11-14 10.30.55 by buildguy) : Finished with errors
=== eighth hold-out: kettle without a stack | generic
2026/11/20 01:20:01 - 表输入.0 - ERROR (version 9.1.0.0-324, build 9.1.0.0-324 from 2020-09-07 05.09.05 by buildguy) : 发生了一个错误, 步骤将停止:
>>2026/11/20 01:20:01 - 表输入.0 - ERROR (version 9.1.0.0-324, build 9.1.0.0-324 from 2020-09-07 05.09.05 by buildguy) : Error occurred while trying to connect to the database
2026/11/20 01:20:01 - 表输入.0 - IO 错误: The Network Adapter could not establish the connection
2026/11/20 01:20:02 - load - 转换正在杀死其他步骤!
=== eighth hold-out: airflow hands through what a script wrote | python
[2026-11-20, 02:00:01 UTC] {subprocess.py:75} INFO - Running command: ['bash', '-c', 'python /opt/etl/score.py']
[2026-11-20, 02:00:19 UTC] {subprocess.py:93} INFO - Traceback (most recent call last):
[2026-11-20, 02:00:19 UTC] {subprocess.py:93} INFO -   File "/opt/etl/score.py", line 88, in <module>
[2026-11-20, 02:00:19 UTC] {subprocess.py:93} INFO -     model = joblib.load(path)
>>[2026-11-20, 02:00:19 UTC] {subprocess.py:93} INFO - FileNotFoundError: [Errno 2] No such file or directory: '/models/score_20261119.pkl'
!![2026-11-20, 02:00:19 UTC] {subprocess.py:97} INFO - Command exited with return code 1
[2026-11-20, 02:00:19 UTC] {taskinstance.py:1824} ERROR - Task failed with exception
Traceback (most recent call last):
  File "/usr/local/lib/python3.9/site-packages/airflow/operators/bash.py", line 210, in execute
    raise AirflowException(
airflow.exceptions.AirflowException: Bash command failed. The command returned a non-zero exit code 1.
=== eighth hold-out: java reads an error of Kerberos | java
Exception in thread "main" java.io.IOException: Login failure for etl@HADOOP.COM from keytab /opt/keytab/etl.keytab
	at org.apache.hadoop.security.UserGroupInformation.loginUserFromKeytab(UserGroupInformation.java:1108)
Caused by: javax.security.auth.login.LoginException: Clock skew too great (37) - PROCESS_TS
	at com.sun.security.auth.module.Krb5LoginModule.attemptAuthentication(Krb5LoginModule.java:804)
	... 4 more
>>Caused by: KrbException: Clock skew too great (37) - PROCESS_TS
	at sun.security.krb5.KrbAsRep.<init>(KrbAsRep.java:76)
	... 18 more
Caused by: KrbException: Identifier doesn't match expected value (906)
	at sun.security.krb5.internal.KDCRep.init(KDCRep.java:140)
	... 24 more
=== eighth hold-out: tez tries a task twice | hive
INFO  : Status: Running (Executing on YARN cluster with App id application_1700000000000_2210)
ERROR : Vertex failed, vertexName=Map 1, vertexId=vertex_1700000000000_2210_1_00, diagnostics=[Task failed, taskId=task_1700000000000_2210_1_00_000004, diagnostics=[TaskAttempt 0 failed, info=[Error: Error while running task ( failure ) : attempt_1700000000000_2210_1_00_000004_0:java.lang.RuntimeException: java.lang.RuntimeException: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row 
	at org.apache.hadoop.hive.ql.exec.tez.TezProcessor.run(TezProcessor.java:250)
Caused by: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row 
	at org.apache.hadoop.hive.ql.exec.MapOperator.process(MapOperator.java:573)
>>Caused by: java.lang.NumberFormatException: For input string: "12,50"
	at java.lang.NumberFormatException.forInputString(NumberFormatException.java:65)
	... 21 more
], TaskAttempt 1 failed, info=[Error: Error while running task ( failure ) : attempt_1700000000000_2210_1_00_000004_1:java.lang.RuntimeException: java.lang.RuntimeException: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row 
	at org.apache.hadoop.hive.ql.exec.tez.TezProcessor.run(TezProcessor.java:250)
Caused by: java.lang.NumberFormatException: For input string: "12,50"
	... 21 more
]], Vertex did not succeed due to OWN_TASK_FAILURE, failedTasks:1 killedTasks:40, Vertex vertex_1700000000000_2210_1_00 [Map 1] killed/failed due to:OWN_TASK_FAILURE]
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.tez.TezTask. Vertex failed, vertexName=Map 1, vertexId=vertex_1700000000000_2210_1_00
=== eighth hold-out: a server of ftp refuses, and the script goes on | shell
Connected to 192.168.9.8 (192.168.9.8).
331 Please specify the password.
>>530 Login incorrect.
Login failed.
local: out.txt: No such file or directory
221 Goodbye.
!!ftp failed, rc=1
=== eighth hold-out: a refusal that only names another log | none
[INFO] [2026/11/20 01:00:02 GMT +08:00] : 任务已提交, 任务ID: 881231
!![ERROR] [2026/11/20 01:10:02 GMT +08:00] : 任务执行失败，请查看详细日志
=== eighth hold-out: the run of another job to look at | none
[INFO] [2026/11/20 01:30:00 GMT +08:00] : 子作业实例ID: 89213, 状态: 运行中
!![ERROR] [2026/11/20 01:40:00 GMT +08:00] : 子作业 sub_job_dwd 运行失败, 请查看子作业实例
=== eighth hold-out: a log to check, or support | none
2026-11-20 01:00:00 submit job to DLI, id=8f1a2b
!!2026-11-20 01:10:00 job 8f1a2b status: FAILED
!!2026-11-20 01:10:00 ERROR Job execution failed. Please check the job log for details or contact technical support.
`
