/** What the rules missed in three unseen sets, and what must not become a cause. See read-corpus.ts for the marks. */
export const FIFTH_HOLD_OUT = String.raw`
=== fifth hold-out: a sentence that begins with null, under a warning of flink | dws
2026-11-21 02:00:00,101 INFO  org.apache.flink.runtime.taskmanager.Task - Source: kafka (1/4) switched from DEPLOYING to RUNNING.
2026-11-21 02:10:30,900 WARN  org.apache.flink.runtime.taskmanager.Task - Sink: dws (2/4)#0 switched from RUNNING to FAILED with failure cause: java.io.IOException: unable to flush; executing batch failed
	at com.dws.sink.DwsSink.flush(DwsSink.java:120)
>>Caused by: org.postgresql.util.PSQLException: ERROR: null value in column "store_no" violates not-null constraint
  Detail: Failing row contains (1889, null, 12.50).
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2883)
	... 12 more
2026-11-21 02:10:30,950 INFO  org.apache.flink.runtime.executiongraph.ExecutionGraph - Job pos_rt (9a1) switched from state RUNNING to FAILING.
!![ERROR] [2026/11/21 02:10:40 GMT +08:00] : Flink job failed, please check the job log.
=== fifth hold-out: a query that is named by its id | generic
>>Query 20261121_063000_00021_x failed: line 3:21: Column 'order_amt' cannot be resolved
!![ERROR] [2026/11/21 06:30:02 GMT +08:00] : HetuEngine query failed, exit code: 1
=== fifth hold-out: cancelled, because the node ran too long | generic
[INFO] [2026/11/21 08:00:01 GMT +08:00] : 正在执行 SQL 语句 1
>>[ERROR] [2026/11/21 09:00:01 GMT +08:00] : 节点运行超过 60 分钟，系统取消该节点
[ERROR] [2026/11/21 09:00:01 GMT +08:00] : org.postgresql.util.PSQLException: ERROR: canceling statement due to user request
!![ERROR] [2026/11/21 09:00:02 GMT +08:00] : 节点运行失败
=== fifth hold-out: a command that is missing, and the file that it did not write | shell
+ sqoop export --connect jdbc:mysql://10.1.1.9:3306/crm --table member_tag
>>/opt/etl/run.sh: line 12: sqoop: command not found
+ ls /opt/etl/out/_SUCCESS
ls: cannot access '/opt/etl/out/_SUCCESS': No such file or directory
!![ERROR] [2026/11/20 06:30:02 GMT +08:00] : 脚本返回码: 2
=== fifth hold-out: rm of nothing, then python | python
rm: cannot remove '/tmp/a': No such file or directory
Traceback (most recent call last):
  File "load.py", line 3, in <module>
    main()
>>ValueError: bad day
!!exit code 1
=== fifth hold-out: mkdir of what is there, then SQL | dws
mkdir: cannot create directory ‘/data/x’: File exists
>>ERROR:  relation "ods.pay" does not exist
!!exit code 3
=== fifth hold-out: killed, and then python finds no file | shell
>>./merge.sh: line 7: 22814 Killed                  java -Xmx8g -jar merge.jar $1
Traceback (most recent call last):
  File "report.py", line 9, in <module>
    open('/data/out.csv')
FileNotFoundError: [Errno 2] No such file or directory: '/data/out.csv'
!!exit code 1
=== fifth hold-out: 错误：无法 | generic | dgc
开始
>>错误：无法连接数据库 dw
!!节点执行失败
=== fifth hold-out: 不存在异常 | generic | dgc
>>上传文件不存在异常：/data/a.csv
!!节点执行失败
=== fifth hold-out: 第 0 行解析失败 | generic | dgc
>>第0行解析失败：缺少逗号
!!节点执行失败
=== fifth hold-out: more errors than allowed | generic
>>[ERROR] [2026/11/20 02:00:03 GMT +08:00] : number of bad records 120 exceeds the max errors 100
!![ERROR] [2026/11/20 02:00:03 GMT +08:00] : Node execution failed
=== fifth hold-out: without a level, last words in Chinese | generic | dgc
开始加载
>>字段数量不一致：源端 23，目标端 22
!!节点执行失败
=== fifth hold-out: without a level, last words in English | generic | dgc
begin
>>Exceeded the maximum number of jobs (20) that can run at the same time in the queue
!!Node execution failed.
=== fifth hold-out: an SQL state without a level | spark-or-dws | dgc
begin
>>[TABLE_OR_VIEW_NOT_FOUND] The table or view dwd.pay cannot be found. SQLSTATE: 42P01
!!Node execution failed.
=== fifth hold-out: announced in the line above | generic
Error in query: 
>>mismatched input 'formatted' expecting {<EOF>, 'WHERE'}(line 3, pos 12)

== SQL ==
select * from dwd.pay formatted
!!exit code is 1
=== fifth hold-out: announced, a moment before each line | dws
02:00:02  Found 31 models, 12 tests, 0 snapshots
02:00:11  2 of 3 ERROR creating table model dw.fct_pay .... [ERROR in 1.90s]
!!02:00:11  Completed with 1 error and 0 warnings:
02:00:11  Database Error in model fct_pay (models/fct_pay.sql)
>>02:00:11    column "pay_chanel" does not exist
02:00:11    LINE 14:     pay_chanel,
!!02:00:11  Done. PASS=1 WARN=0 ERROR=1 SKIP=1 TOTAL=3
=== fifth hold-out: JSON with a dot in the name of the level | generic
{"@timestamp":"2026-11-22T03:00:05.001+08:00","log.level":"WARN","message":"slow consumer"}
>>{"@timestamp":"2026-11-22T03:00:09.001+08:00","log.level":"ERROR","message":"Sink es failed","error.message":"index [pay_20261121] blocked by: [FORBIDDEN/12/index read-only / allow delete (api)]"}
!!{"@timestamp":"2026-11-22T03:00:09.301+08:00","log.level":"ERROR","message":"process finished with exit code 1"}
=== fifth hold-out: nothing says why, beside a setting and a count of nothing | none
[INFO] [2026/11/22 12:30:00 GMT +08:00] : procedure p_calc begins, timeout 3600, on missing rows: skip
[INFO] [2026/11/22 12:30:09 GMT +08:00] : 12003 rows compared, 0 mismatched
!![ERROR] [2026/11/22 12:30:10 GMT +08:00] : return value 4
=== fifth hold-out: spark has no diagnostics | none
26/11/22 12:55:01 INFO Client: 
!!	 final status: FAILED
	 diagnostics: N/A
!!26/11/22 12:55:01 ERROR Client: Application diagnostics message: N/A
!!Exception in thread "main" org.apache.spark.SparkException: Application application_1763_0200 finished with failed status
=== fifth hold-out: counts of nothing | none
[INFO] [2026/11/20 02:00:03 GMT +08:00] : 错误数=0 异常行: 0 失败: 无
[INFO] [2026/11/20 02:00:03 GMT +08:00] : error_code: 0 error: null status: ok errors: 0 rows
!![ERROR] [2026/11/20 02:00:03 GMT +08:00] : 节点执行失败
`
