/** See read-corpus.ts for the marks. */
export const SQL_HIVE = String.raw`
=== hive: semantic error over beeline | hive | dgc
INFO  : Compiling command(queryId=omm_2026): insert overwrite table dwd.orders select * from ods.orders
>>ERROR : FAILED: SemanticException [Error 10001]: Line 1:47 Table not found 'orders'
org.apache.hadoop.hive.ql.parse.SemanticException: Line 1:47 Table not found 'orders'
	at org.apache.hadoop.hive.ql.parse.SemanticAnalyzer.getMetaData(SemanticAnalyzer.java:1)
Error: Error while compiling statement: FAILED: SemanticException [Error 10001]: Line 1:47 Table not found 'orders' (state=42S02,code=10001)
=== hive: parse error | hive
Logging initialized using configuration
>>FAILED: ParseException line 3:8 cannot recognize input near 'selct' '*' 'from' in statement
=== hive: map task | hive
2026-11-28 02:39:12,345 Stage-1 map = 0%,  reduce = 0%
2026-11-28 02:40:12,345 Stage-1 map = 100%,  reduce = 100%
Ended Job = job_1732_0001 with errors
Error during job, obtaining debugging information...
Examining task ID: task_1732_0001_m_000000 (and more) from job job_1732_0001
Task with the most failures(4):
-----
Diagnostic Messages for this Task:
Error: java.lang.RuntimeException: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row
	at org.apache.hadoop.hive.ql.exec.mr.ExecMapper.map(ExecMapper.java:157)
Caused by: org.apache.hadoop.hive.ql.metadata.HiveException: Hive Runtime Error while processing row
	... 8 more
>>Caused by: java.lang.ArrayIndexOutOfBoundsException: 12
	at com.acme.udf.Split.evaluate(Split.java:40)
	... 9 more

!!FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
=== hive: only return code 2 | none
INFO  : Starting Job = job_1732_0001
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask
!!Error: Error while processing statement: FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.mr.MapRedTask (state=08S01,code=2)
=== hive: the cause behind the return code | hive
INFO  : Executing command
>>ERROR : FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. AlreadyExistsException(message:Table dwd_orders already exists)
=== hive: rights | hive | dgc
>>Error: Error while compiling statement: FAILED: HiveAccessControlException Permission denied: user [etl] does not have [SELECT] privilege on [ods/orders] (state=42000,code=40000)
!!The node execution failed.
=== hive: container memory | hive
INFO  : Map 1: 0/12
>>ERROR : Status: Failed: Container [pid=42,containerID=container_1732_01_000003] is running beyond physical memory limits. Current usage: 4.2 GB of 4 GB physical memory used; killing container.
!!ERROR : FAILED: Execution Error, return code 2 from org.apache.hadoop.hive.ql.exec.tez.TezTask
=== dws: relation over gsql | dws
SET
gsql:/tmp/load.sql:4: INSERT 0 120
>>gsql:/tmp/load.sql:9: ERROR:  relation "dwd.orders_tmp" does not exist
LINE 1: insert into dwd.orders_tmp select 1
                    ^
gsql:/tmp/load.sql:12: ERROR:  current transaction is aborted, commands ignored until end of transaction block
ROLLBACK
total time: 12  ms
=== dws: duplicate key with detail | dws | dgc
Execute sql: insert into dim_user select * from tmp_user
>>ERROR: duplicate key value violates unique constraint "dim_user_pkey"
  Detail: Key (id)=(42) already exists.
!!DLF.3051 execute sql failed
=== dws: over JDBC | dws
2026-11-28 02:39:12.345 ERROR SqlRunner - execute failed
>>org.postgresql.util.PSQLException: ERROR: column "amt" does not exist
  Hint: Perhaps you meant to reference the column "o.amount".
  Position: 8
	at org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:1)
	at com.acme.SqlRunner.run(SqlRunner.java:8)
!!sql task failed
=== dws: GAUSS code | dws
connect to 10.1.1.9:8000
>>GAUSS-01854: "Memory is temporarily unavailable"
!!return code: 1
=== dws: own match rule | none | dgc
execute sql: select count(*) from dq_errors
result: 12
!!查询结果 12 匹配失败值，节点状态置为失败
=== dws: canceled by the time limit | dws
>>ERROR:  canceling statement due to statement timeout
CONTEXT:  SQL statement "insert into big select * from huge"
!!script execution failed
=== dws: SQLSTATE | dws
>>[ERROR] 2026-11-28 02:39:12 SQL error: invalid input syntax for integer: "N/A", SQLSTATE: 22P02
!!exit code 3
=== mysql over a shell | generic-or-shell
mysql: [Warning] Using a password on the command line interface can be insecure.
>>ERROR 1045 (28000): Access denied for user 'etl'@'10.1.2.3' (using password: YES)
!!exit status 1
`
