/** In the shape of logs that people paste into issues: other tools than DGC's own, marks of checks, and what programs print around an error. */
export const PASTED = String.raw`
=== pasted: MyBatis tells an exception over several lines | java
2026-11-29 09:30:04,118 [INFO ] [batch-1] c.a.b.Step - step loadAcct begin
2026-11-29 09:30:05,002 [ERROR] [batch-1] c.a.b.Step - step loadAcct error
org.springframework.dao.DataIntegrityViolationException: 
### Error updating database.  Cause: java.sql.SQLIntegrityConstraintViolationException: Column 'nm' cannot be null
### The error may exist in file [/opt/app/classes/mapper/AcctMapper.xml]
### The error may involve com.acme.mapper.AcctMapper.insertBatch-Inline
### The error occurred while setting parameters
### SQL: INSERT INTO acct (id, nm, bal) VALUES (?, ?, ?)
### Cause: java.sql.SQLIntegrityConstraintViolationException: Column 'nm' cannot be null
; Column 'nm' cannot be null; nested exception is java.sql.SQLIntegrityConstraintViolationException: Column 'nm' cannot be null
	at org.springframework.jdbc.support.SQLExceptionSubclassTranslator.doTranslate(SQLExceptionSubclassTranslator.java:87)
	at com.acme.batch.Step.run(Step.java:40)
>>Caused by: java.sql.SQLIntegrityConstraintViolationException: Column 'nm' cannot be null
	at com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:117)
	... 18 common frames omitted
2026-11-29 09:30:05,019 [INFO ] [batch-1] c.a.b.Step - step loadAcct end, status=FAILED
=== pasted: a script prints the code of an answer of OBS | cloud-or-python
2026-11-29 02:00:02 INFO found 6 files to upload
2026-11-29 02:00:03 INFO uploaded a_0.csv.gz 200 OK
>>errorCode: InvalidAccessKeyId
errorMessage: The OBS Access Key Id you provided does not exist in our records.
requestId: 0000018FCA91DEADBEEF0000
2026-11-29 02:00:04 INFO 4 files left
!!2026-11-29 02:00:04 CRITICAL upload aborted
=== pasted: the expectation that was not met has a cross | generic
Calculating Metrics: 100%|##########| 38/38 [00:04<00:00,  8.91it/s]
Validation failed!

Suite Name                                   Status     Expectations met
- dwd_order.warning                          ✖ Failed   36 of 38 (94.74 %)

>>  ✖ expect_column_values_to_not_be_null(column=buyer_id): 221 unexpected values (0.19%)
  ✖ expect_column_max_to_be_between(column=pay_amt, max_value=1000000): observed 8812001.5
  ✔ expect_table_row_count_to_be_between(min_value=100000)

!!exit 1
=== pasted: npm says where its own log is | none

> cube@1.0.0 build
> node build.js

rendering 1/3
!!npm ERR! code ELIFECYCLE
!!npm ERR! errno 3
!!npm ERR! Exit status 3
npm ERR! 
npm ERR! This is probably not a problem with npm. There is likely additional logging output above.

npm ERR! A complete log of this run can be found in:
npm ERR!     /root/.npm/_logs/2026-11-28T18_10_02_120Z-debug.log
=== pasted: Airflow of a command that says nothing | none
[2026-11-29, 02:00:01 CST] {subprocess.py:75} INFO - Running command: ['bash', '-c', 'make daily']
[2026-11-29, 02:11:01 CST] {subprocess.py:93} INFO - building...
!![2026-11-29, 02:11:03 CST] {subprocess.py:97} INFO - Command exited with return code 2
[2026-11-29, 02:11:03 CST] {taskinstance.py:1851} ERROR - Task failed with exception
Traceback (most recent call last):
  File "/home/airflow/.local/lib/python3.9/site-packages/airflow/operators/bash.py", line 197, in execute
    raise AirflowException(
!!airflow.exceptions.AirflowException: Bash command failed. The command returned a non-zero exit code 2.
!![2026-11-29, 02:11:03 CST] {taskinstance.py:1401} INFO - Marking task as FAILED. dag_id=daily, task_id=make
=== pasted: Livy repeats the log of a batch as information | spark
2026-11-29 02:00:02 INFO  livy - batch 881 state starting
2026-11-29 02:04:40 INFO  livy - batch 881 state dead
2026-11-29 02:04:41 INFO  livy - last log lines:
2026-11-29 02:04:41 INFO  livy -   26/11/29 02:04:38 ERROR ApplicationMaster: User class threw exception: org.apache.spark.sql.AnalysisException: Partition column TICKdtTICK not found in schema struct<id:bigint>
>>org.apache.spark.sql.AnalysisException: Partition column TICKdtTICK not found in schema struct<id:bigint>
	at org.apache.spark.sql.errors.QueryCompilationErrors$.partitionColumnNotFoundInSchemaError(QueryCompilationErrors.scala:1213)
	at com.acme.Daily$.main(Daily.scala:22)
!!2026-11-29 02:04:42 ERROR livy - batch 881 failed
=== pasted: an event of Kubernetes says why a pod waits | generic
job.batch/train-20261128 created
pod status: Pending
Events:
  Type     Reason            Age   From               Message
  ----     ------            ----  ----               -------
>>  Warning  FailedScheduling  2m    default-scheduler  0/12 nodes are available: 12 Insufficient nvidia.com/gpu.
timeout waiting for pod to run
!!job failed
=== pasted: a pod that was scheduled in the end | none
  Warning  FailedScheduling  2m  default-scheduler  0/12 nodes are available
  Normal   Scheduled         1m  default-scheduler  Successfully assigned
pod Succeeded
job completed
=== pasted: Impala warns of the limit that ends a query | generic
Query: insert overwrite ads.uv partition(dt='20261128') select uid, count(*) from dwd.pv group by uid
Query submitted at: 2026-11-29 04:00:01 (Coordinator: http://impala-1:25000)
>>WARNINGS: Memory limit exceeded: Could not allocate memory while trying to increase reservation.
HASH_JOIN_NODE (id=3) could not allocate 2.00 MB without exceeding limit.
!!Error occurred on backend impala-7:22000 by fragment a24f:0003
Memory left in process limit: 8.12 GB
!!Could not execute command: insert overwrite ads.uv partition(dt='20261128') select uid, count(*) from dwd.pv group by uid
=== pasted: a name of an exception behind the text of another one | java
[2026-11-29T02:00:11,401][INFO ][logstash.outputs.elasticsearch][main] Elasticsearch pool URLs updated
>>[2026-11-29T02:00:14,101][ERROR][logstash.javapipeline    ][main] A plugin had an unrecoverable error. Will restart this plugin. Exception: Java::JavaSql::SQLException: ORA-01017: invalid username/password; logon denied
[2026-11-29T02:00:15,101][INFO ][logstash.javapipeline    ][main] Pipeline terminated {"pipeline.id"=>"main"}
!!exit code: 1
=== pasted: a code of DLI in JSON is part of the message | cloud
[2026-11-29 03:00:05] [INFO] state=starting
>>[2026-11-29 03:10:05] [ERROR] {"is_success":false,"message":"DLI.0015: The CU quota of queue etl_queue is insufficient."}
!![2026-11-29 03:10:05] [ERROR] DLI Spark作业执行失败
=== pasted: the body of an answer, behind a word and a blank | generic
[2026-11-29 05:00:01] [INFO] 响应码 200
>>[2026-11-29 05:00:01] [INFO] 响应体 {"code":50012,"success":false,"msg":"批次号 20261128 已存在，请勿重复提交"}
[2026-11-29 05:00:01] [INFO] 校验响应消息体中的 success=true
!![2026-11-29 05:00:01] [ERROR] 响应校验不通过，节点执行失败
=== pasted: a rule whose result is an alarm, without a colon | generic
[2026-11-29 06:00:10] [INFO] 规则 空值率 结果 正常
>>[2026-11-29 06:00:11] [WARN] 规则 唯一性(order_id) 结果 告警: 重复行数 128，阈值 0
[2026-11-29 06:00:12] [INFO] 规则 值域 结果 正常
!![2026-11-29 06:00:12] [ERROR] 质量作业运行状态: 告警，节点置为失败
`
