/** Headings and rules above what they announce, bare failures below what says why, advice, and messages without a word. */
export const FOURTEENTH_HOLD_OUT = String.raw`
=== fourteenth hold-out: the message of an exception below its name | spark-or-java
26/11/29 03:00:01 INFO SparkContext: Running Spark version 3.3.1
26/11/29 03:00:09 ERROR ApplicationMaster: User class threw exception: org.apache.spark.sql.catalyst.parser.ParseException: 
>>	mismatched input 'form' expecting {<EOF>, ';'}(line 1, pos 9)
	
	== SQL ==
	select a form t
	---------^^^
	
		at org.apache.spark.sql.catalyst.parser.ParseException.withCommand(ParseDriver.scala:241)
!!26/11/29 03:00:10 INFO ApplicationMaster: Final app status: FAILED, exitCode: 15
=== fourteenth hold-out: a cell of a notebook below rules and a heading | python
Executing:  22%|## | 2/9 [00:03<00:10,  1.51s/cell]
Traceback (most recent call last):
  File "/opt/nb/execute.py", line 234, in raise_errors
    raise error
nbrun.errors.ExecutionError: 
---------------------------------------------------------------------------
Exception encountered at "In [3]":
---------------------------------------------------------------------------
ValueError                                Traceback (most recent call last)
<ipython-input-3-77> in <module>
      1 rate = load_rate(day)
----> 2 raise ValueError(f'no rate for {day}')

>>ValueError: no rate for 2026-11-28
!!nbrun exited with status 1
=== fourteenth hold-out: a code above its message | cloud-or-hive-or-generic
[ERROR] DLI.0005: 
>>[ERROR] Table or view not found: dwd.parcel; line 3 pos 14
!![ERROR] Node dwd_parcel run failed.
=== fourteenth hold-out: an id, rules and headings above the reason | hive-or-java
ERROR : Ended Job = job_17_88 with errors
ERROR : Task with the most failures(4): 
-----
Task ID:
  task_17_88_m_000002
-----
Diagnostic Messages for this Task:
>>The name quota of /lake/dwd is exceeded: quota=200000 file count=200001
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
=== fourteenth hold-out: rules and headings alone | none
[INFO] compare two sides
[ERROR] Errors encountered:
[ERROR] -----------------------
[ERROR] Details:
[ERROR] =======================
!![ERROR] compare failed
=== fourteenth hold-out: a check that fails below what it found | generic
[INFO] check 1 of 2: key of dwd.parcel is unique, passed
>>[INFO] check 2 of 2: weight is null in 8.1% of rows, more than the limit of 1%
java.lang.RuntimeException: parcel quality check failed
	at com.corp.dq.Main.main(Main.java:31)
!!exit code 1
=== fourteenth hold-out: the same in Chinese | generic
[INFO] 规则1 运单号唯一，通过
>>[INFO] 规则2 字段 weight 空值率 8.1%，超过阈值 1%
java.lang.RuntimeException: 数据质量校验失败
	at com.corp.dq.Main.main(Main.java:31)
!![ERROR] 质量监控节点运行失败
=== fourteenth hold-out: a node, and a full stop behind its name | none
[INFO] submit to queue etl_q
!![ERROR] Failed to execute DLI SQL node dws_parcel_day.
=== fourteenth hold-out: a notebook that is told to be read elsewhere | none
executing cell 4
!!笔记本运行失败，详情请查看输出笔记本
=== fourteenth hold-out: advice before a bare failure | none
29/11/26 02:00:01 WARN tool.Base: The password on the command line is insecure. Consider using -P instead.
WARNING: Writing as root can result in files that others cannot read.
start load
!!load.sh: exit status 3
=== fourteenth hold-out: fields without a message | none
time=2026-11-29T06:00:00Z level=info msg="sync started" table=orders
!!time=2026-11-29T06:00:03Z level=error msg="" err= code=1 table=orders
!!time=2026-11-29T06:00:03Z level=error msg="sync failed" table=orders
=== fourteenth hold-out: JSON in a field of JSON, below its heading | generic-or-dws
{"info": {"level": "info", "msg": "Running with tool=1.5"}}
{"info": {"level": "error", "msg": "Encountered an error:"}}
>>{"info": {"level": "error", "msg": "the model mart.parcel names the source ods.parcel_x, which was not found"}}
=== fourteenth hold-out: a status of HTTP behind what the answer says | generic-or-cloud
POST https://etl.corp/links
>>[ERROR] {"errors":[{"code":"E12","message":"a link named crm_rw already exists"}]}
[ERROR] Response code 409 is not in the success range [200, 299].
!![ERROR] Node create_link failed.
`
