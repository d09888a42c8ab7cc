/** What follows from an error further up, names that say nothing without the text below them, and lines of several processes. */
export const NINTH_HOLD_OUT = String.raw`
=== ninth hold-out: who waited says for what | spark
26/11/29 03:05:41 ERROR SparkSQLDriver: Failed in [insert overwrite table dws.dws_user_tag_1d select * from dwd.dwd_user]
>>org.apache.spark.SparkException: Could not execute broadcast in 300 secs. You can increase the timeout for broadcasts via spark.sql.broadcastTimeout
	at org.apache.spark.sql.execution.exchange.BroadcastExchangeExec.doExecuteBroadcast(BroadcastExchangeExec.scala:206)
Caused by: java.util.concurrent.TimeoutException: null
	at java.util.concurrent.FutureTask.get(FutureTask.java:205)
	... 49 more
=== ninth hold-out: the traceback of the worker, below a name without a text | python
26/11/29 05:24:19 ERROR TaskSetManager: Task 118 in stage 0.0 failed 4 times; aborting job
Traceback (most recent call last):
  File "/opt/etl/score_user.py", line 88, in <module>
    main(sys.argv[1])
  File "/opt/client/Spark2x/spark/python/pyspark/sql/utils.py", line 117, in deco
    raise converted from None
pyspark.sql.utils.PythonException: 
  An exception was thrown from the Python worker. Please see the stack trace below.
Traceback (most recent call last):
  File "/opt/etl/score_user.py", line 41, in to_level
    return int(float(v) / 100)
>>ValueError: could not convert string to float: 'N/A'
=== ninth hold-out: the text of the JVM, below a name without a text | python-or-spark
Traceback (most recent call last):
  File "/opt/etl/shop.py", line 9, in <module>
    df.select("x").show()
pyspark.sql.utils.AnalysisException: 
>>cannot resolve 'x' given input columns: [a, b];
+ rc=1
=== ninth hold-out: sqlplus goes on where there was nothing to drop | generic
SQL> drop table tmp_gl_balance;
drop table tmp_gl_balance
           *
ERROR at line 1:
ORA-00942: table or view does not exist

Table created.

BEGIN p_load_gl('20261128'); END;

*
ERROR at line 1:
>>ORA-01653: unable to extend table FIN.GL_BALANCE by 8192 in tablespace TS_FIN_DATA
ORA-06512: at "FIN.P_LOAD_GL", line 87
!!sqlplus returned 145
=== ninth hold-out: psql goes on where there was nothing to drop | dws
psql:/opt/etl/member.sql:1: ERROR:  table "stg_member" does not exist
CREATE TABLE
>>psql:/opt/etl/member.sql:9: ERROR:  division by zero
+ rc=3
=== ninth hold-out: what a revoked ticket entails | shell
>>kinit: Client's credentials have been revoked while getting initial credentials
2026-11-29 01:10:04,310 WARN ipc.Client: Exception encountered while connecting to the server : org.apache.hadoop.security.AccessControlException: Client cannot authenticate via:[TOKEN, KERBEROS]
mkdir: Failed on local exception: java.io.IOException: org.apache.hadoop.security.AccessControlException: Client cannot authenticate via:[TOKEN, KERBEROS]
upload failed, exit 1
=== ninth hold-out: a program does not find what was not fetched | shell
>>curl: (60) SSL certificate problem: certificate has expired
+ python3 load_cities.py
Traceback (most recent call last):
  File "load_cities.py", line 8, in <module>
    rows = json.load(open("/data/in/cities.json"))
FileNotFoundError: [Errno 2] No such file or directory: '/data/in/cities.json'
!!+ exit 1
=== ninth hold-out: a rank of torchrun, and those that it takes along | python
[rank0]: Traceback (most recent call last):
[rank0]:   File "/home/ma-user/train.py", line 14, in <module>
[rank0]:     loss.backward()
>>[rank0]: RuntimeError: CUDA error: an illegal memory access was encountered
[rank1]: Traceback (most recent call last):
[rank1]:   File "/home/ma-user/train.py", line 14, in <module>
[rank1]: torch.distributed.DistBackendError: NCCL error, remote process exited
!![Modelarts Service Log]2026-11-29 01:04:09,002 - ERROR - exiting: one of the processes failed, terminate all
=== ninth hold-out: a process of MPI | python
[1,0]<stdout>:epoch 1
[1,1]<stderr>:Traceback (most recent call last):
[1,1]<stderr>:  File "train.py", line 8, in <module>
>>[1,1]<stderr>:FileNotFoundError: [Errno 2] No such file or directory: '/cache/part-1'
=== ninth hold-out: a task of Ray | python
(score pid=2211) batch 1 ok
(score pid=2211, ip=10.0.0.5) Traceback (most recent call last):
(score pid=2211, ip=10.0.0.5)   File "score.py", line 8, in score
>>(score pid=2211, ip=10.0.0.5) ZeroDivisionError: division by zero
=== ninth hold-out: a rule of quality is named, not the count of them | generic
[INFO] [2026/11/29 05:00:13 GMT +08:00] : 子规则 [字段空值率] 执行完成, 结果: 正常, 实际值 0.0121
>>[WARN] [2026/11/29 05:00:19 GMT +08:00] : 子规则 [表行数波动] 执行完成, 结果: 告警, 实际值 0.8713, 不满足规则阈值
[INFO] [2026/11/29 05:00:22 GMT +08:00] : 规则作业执行结束, 通过: 3, 不通过: 1
!![ERROR] [2026/11/29 05:00:22 GMT +08:00] : 数据质量监控节点执行失败
=== ninth hold-out: an English rule of quality | generic
[INFO] [2026/11/29 05:00:08 GMT +08:00] : Rule null_rate_phone: result normal, actual value 0.01
>>[WARN] [2026/11/29 05:00:09 GMT +08:00] : Rule row_count_change: result alarm, actual value 0.87, threshold 0.3
!![ERROR] [2026/11/29 05:00:22 GMT +08:00] : Node execution failed.
=== ninth hold-out: what became of the last attempt | generic
2026-11-29T03:00:00.101Z INFO  [http-task] GET http://risk.acme.internal/api/score?dt=20261128
2026-11-29T03:01:00.140Z WARN  [http-task] attempt 1/2: 504 Gateway Time-out
>>2026-11-29T03:03:30.222Z ERROR [http-task] attempt 2/2: 504 Gateway Time-out
!!2026-11-29T03:03:30.230Z ERROR [http-task] task finished with status FAILED
=== ninth hold-out: nothing but where to look | none
!![ERROR] [2026/11/29 02:10:11 GMT +08:00] : Execute node dwd_user failed, please check the log of the cluster
!![ERROR] [2026/11/29 02:10:12 GMT +08:00] : Job execution failed, see the logs of the corresponding YARN application for detailed information
!![ERROR] [2026/11/29 02:10:13 GMT +08:00] : 作业运行失败，请登录集群管理页面查看作业日志获取失败原因
=== ninth hold-out: nothing but that some failed | none
Please set HCAT_HOME, else HCatalog jobs will fail.
!!2026-11-29 02:00:09 ERROR 2 processes failed, terminating all
!!2026-11-29 02:00:10 ERROR one or more tasks failed
=== ninth hold-out: a warning with a stack, and the JVM goes down | spark
26/11/29 02:00:00 WARN SparkSubmit$$anon$2: Failed to load com.acme.dw.DwdOrder.
>>java.lang.ClassNotFoundException: com.acme.dw.DwdOrder
	at java.net.URLClassLoader.findClass(URLClassLoader.java:382)
26/11/29 02:00:00 INFO ShutdownHookManager: Shutdown hook called
26/11/29 02:00:00 INFO ShutdownHookManager: Deleting directory /data/spark-11
=== ninth hold-out: a refusal inside an answer of 200 | generic
[INFO] [2026/11/29 08:00:01 GMT +08:00] : Response status code: 200
>>[INFO] [2026/11/29 08:00:01 GMT +08:00] : Response body: {"success":false,"code":"40013","message":"appid is not in the white list"}
!![ERROR] [2026/11/29 08:00:01 GMT +08:00] : The return value does not match the success rule, node failed
=== ninth hold-out: codes of Oracle that wrap another | generic
. . imported "FIN"."DIM_ORG"                             18.2 MB   88123 rows
ORA-31693: Table data object "FIN"."GL" failed to load/unload and is being skipped due to error:
ORA-02354: error in exporting/importing data
>>ORA-30036: unable to extend segment by 8 in undo tablespace 'UNDOTBS1'
!!Job "ETL"."SYS_IMPORT_TABLE_01" completed with 1 error(s) at Sun Nov 29 01:20:00 2026 elapsed 0 00:20:00
=== ninth hold-out: ModelArts stands before the moment | cloud
[ModelArts Service Log]2026-11-29 01:00:10,112 - ERROR - retry 1
>>[ModelArts Service Log]2026-11-29 01:00:30,112 - ERROR - stat:403 errorCode:AccessDenied errorMessage:Access Denied reason:Forbidden retry:0
[ModelArts Service Log]2026-11-29 01:00:30,113 - ERROR - modelarts-downloader.py: error: download failed
=== ninth hold-out: nothing but a history, and tries that ended | none
!![ERROR] [2026/11/29 00:11:00 GMT +08:00] : CDM job [a] failed, see job history on the CDM console for details
!![ERROR] [2026/11/29 00:11:00 GMT +08:00] : 任务执行异常，开始第1次重试
!![ERROR] [2026/11/29 00:12:00 GMT +08:00] : 任务执行异常，已达最大重试次数，任务终止
=== ninth hold-out: a warning with a stack, and an error that only says what failed | java
26/11/29 02:00:01 WARN hdfs.DFSClient: DataStreamer Exception
>>org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException): Failed to APPEND_FILE /user/etl/in/a.log for DFSClient_1 on 10.0.0.1 because lease recovery is in progress. Try again later.
	at org.apache.hadoop.hdfs.server.namenode.FSNamesystem.recoverLeaseInternal(FSNamesystem.java:2700)
26/11/29 02:00:01 ERROR Job: append failed
!!26/11/29 02:00:01 INFO Job: exit with code 2
=== ninth hold-out: a pod out of memory | generic
loading 12 GB
!!command terminated with exit code 137
>>Reason: OOMKilled
!!Exit Code: 137
=== ninth hold-out: nothing but errors, and whom to ask | none
2026-11-29 02:00:00 INFO run a.sql
!!2026-11-29 02:00:05 ERROR etl finished with errors
!![ERROR] [2026/11/29 00:11:00 GMT +08:00] : 任务执行失败，错误码：1，请联系运维人员处理
!![ERROR] [2026/11/29 00:11:00 GMT +08:00] : 作业实例失败，已发送告警通知
`
