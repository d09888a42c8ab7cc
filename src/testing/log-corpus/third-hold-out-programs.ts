/** Written by somebody who had not seen the rules, as a test of them. Programs and scripts. See read-corpus.ts for the marks. */
export const THIRD_HOLD_OUT_PROGRAMS = String.raw`
=== third hold-out: pandas, a column that is not there | python | dgc
Traceback (most recent call last):
  File "/opt/py/lib/python3.9/site-packages/pandas/core/indexes/base.py", line 3803, in get_loc
    return self._engine.get_loc(casted_key)
  File "pandas/_libs/hashtable_class_helper.pxi", line 5753, in pandas._libs.hashtable.PyObjectHashTable.get_item
>>KeyError: 'pay_amt'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/report.py", line 71, in <module>
    total = df['pay_amt'].sum()
  File "/opt/py/lib/python3.9/site-packages/pandas/core/frame.py", line 3804, in __getitem__
    indexer = self.columns.get_loc(key)
KeyError: 'pay_amt'
!!Python script exited with code 1
=== third hold-out: loguru draws values beside the frames | python
2026-11-29 02:00:01.123 | INFO     | __main__:main:80 - connect ora-prod
2026-11-29 02:00:11.456 | ERROR    | __main__:<module>:95 - An error has been caught in function '<module>', process 'MainProcess' (712), thread 'MainThread' (140):
Traceback (most recent call last):

> File "/app/load.py", line 95, in <module>
    main()
    └ <function main at 0x7f7>

  File "/app/load.py", line 82, in main
    conn = cx_Oracle.connect(user, password, dsn)
           │                 │     │         └ 'ora-prod:1521/dwpdb'
           │                 │     └ '***'
           │                 └ 'etl'
           └ <module 'cx_Oracle'>

>>cx_Oracle.DatabaseError: ORA-12514: TNS:listener does not currently know of service requested in connect descriptor
=== third hold-out: python, a group of exceptions | python
2026-11-29 02:05:00,000 INFO fetch: 12 shops
  + Exception Group Traceback (most recent call last):
  |   File "/app/fetch.py", line 40, in <module>
  |     asyncio.run(main())
  |   File "/usr/lib/python3.11/asyncio/taskgroups.py", line 145, in __aexit__
  |     raise me from None
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "/app/fetch.py", line 22, in one
    |     raise RuntimeError(f"shop {shop}: HTTP {status}")
>>    | RuntimeError: shop 7: HTTP 502
    +------------------------------------
!!exit code: 1
=== third hold-out: python, arguments | python-or-generic-or-shell | dgc
+ python3 /app/load.py --date 2026-11-31 --table pay
usage: load.py [-h] --date DATE --table TABLE [--fail-on-error]
>>load.py: error: argument --date: invalid valid_date value: '2026-11-31'
!!exit code 2
=== third hold-out: pip finds no version | shell-or-python-or-generic | dgc
Looking in indexes: http://pypi.acme.internal/simple
Collecting requests
  Downloading requests-2.31.0-py3-none-any.whl (62 kB)
>>ERROR: Could not find a version that satisfies the requirement pymysql==9.9 (from versions: 1.0.2, 1.1.0)
ERROR: No matching distribution found for pymysql==9.9
WARNING: You are using pip version 20.2.4; however, version 23.0 is available.
!!Script failed with exit code 1
=== third hold-out: python, three tries and what tenacity says of them | python
2026-11-29 02:44:00 WARNING api: try 1 failed: HTTP 503, sleeping 2 s
2026-11-29 02:44:02 WARNING api: try 2 failed: HTTP 503, sleeping 4 s
2026-11-29 02:44:06 WARNING api: try 3 failed: HTTP 503, giving up
Traceback (most recent call last):
  File "/app/api.py", line 31, in fetch
    response.raise_for_status()
  File "/usr/lib/python3/site-packages/requests/models.py", line 1021, in raise_for_status
    raise HTTPError(http_error_msg, response=self)
>>requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: http://erp.acme.internal/v2/stock?day=2026-11-28

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/app/main.py", line 12, in <module>
    fetch(day)
  File "/usr/lib/python3/site-packages/tenacity/__init__.py", line 326, in iter
    raise retry_exc from fut.exception()
tenacity.RetryError: RetryError[<Future at 0x7f3c state=finished raised HTTPError>]
=== third hold-out: mysqldump, a table that is gone | shell-or-generic | dgc
+ mysqldump --single-transaction -h 10.2.0.5 -uetl -p*** crm t_order t_order_ext
mysqldump: [Warning] Using a password on the command line interface can be insecure.
+ gzip -c
>>mysqldump: Couldn't find table: "t_order_ext"
+ '[' 6 -ne 0 ']'
+ echo 'dump failed'
dump failed
!!exit code 6
=== third hold-out: sqlldr, no listener | shell-or-generic-or-cloud

SQL*Loader: Release 19.0.0.0.0 - Production on Sun Nov 29 02:10:00 2026
Version 19.3.0.0.0

Copyright (c) 1982, 2019, Oracle and/or its affiliates.  All rights reserved.

SQL*Loader-704: Internal error: ulconnect: OCIServerAttach [0]
>>ORA-12541: TNS:no listener
!!sqlldr returned 1
=== third hold-out: hdfs in safe mode | shell | dgc
+ hdfs dfs -mkdir -p /user/etl/in/20261128
+ hdfs dfs -put -f /data/in/pay.csv /user/etl/in/20261128/
>>put: Cannot create file/user/etl/in/20261128/pay.csv._COPYING_. Name node is in safe mode.
!!ERROR: step 2 of 5 failed with exit code 1
=== third hold-out: shell in Chinese, a file that is not there | shell-or-generic | gbk
开始处理 2026年11月28日 的文件
正在拷贝...
>>cp: 无法获取'/data/in/pay_20261128.csv' 的文件状态(stat): 没有那个文件或目录
!!脚本退出码：1
=== third hold-out: bash in Chinese, no such command | shell-or-generic | dgc
当前用户：etl
导出日期：20261128
>>/home/etl/export.sh:行12: sqoop：未找到命令
!!脚本执行失败，返回码：127
=== third hold-out: kettle, a text that is too long | java-or-generic
2026/11/29 02:10:00 - load_customer - 为了转换解除补丁开始  [load_customer]
2026/11/29 02:10:01 - 表输入.0 - Finished reading query, closing connection.
2026/11/29 02:10:01 - 表输出.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 from 2019-06-11 11.09.08 by buildguy) : Because of an error, this step can't continue: 
2026/11/29 02:10:01 - 表输出.0 - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 from 2019-06-11 11.09.08 by buildguy) : org.pentaho.di.core.exception.KettleException: 
2026/11/29 02:10:01 - 表输出.0 - Error batch inserting rows into table [dim_customer].
2026/11/29 02:10:01 - 表输出.0 - Errors encountered (first 10):
2026/11/29 02:10:01 - 表输出.0 - 
2026/11/29 02:10:01 - 表输出.0 - 	at org.pentaho.di.trans.steps.tableoutput.TableOutput.writeToTable(TableOutput.java:342)
>>2026/11/29 02:10:01 - 表输出.0 - Caused by: com.mysql.jdbc.MysqlDataTruncation: Data truncation: Data too long for column 'addr' at row 1
2026/11/29 02:10:01 - 表输出.0 - 	at com.mysql.jdbc.MysqlIO.checkErrorPacket(MysqlIO.java:3976)
2026/11/29 02:10:01 - 表输出.0 - 完成处理 (I=0, O=999, R=1000, W=0, U=0, E=1)
2026/11/29 02:10:01 - Kitchen - ERROR (version 8.3.0.0-371, build 8.3.0.0-371 from 2019-06-11 11.09.08 by buildguy) : 1 job entries failed
!!Kitchen exit code 1
=== third hold-out: clickhouse, memory limit | generic-or-shell | dgc
clickhouse-client --host 10.7.0.3 --multiquery < /tmp/agg.sql
↗ Progress: 12.00 million rows, 1.10 GB (9.12 million rows/s., 0.84 GB/s.) 22%
Received exception from server (version 22.3.2):
>>Code: 241. DB::Exception: Received from 10.7.0.3:9000. DB::Exception: Memory limit (for query) exceeded: would use 9.32 GiB (attempt to allocate chunk of 4194304 bytes), maximum: 9.31 GiB: While executing AggregatingTransform. (MEMORY_LIMIT_EXCEEDED)
(query: insert into ads.user_day select user_id, count() from dwd.event group by user_id)
!!Shell finished, return code = 241
=== third hold-out: aws cli with a key that is gone | cloud-or-shell-or-generic | dgc
Completed 256.0 KiB/1.0 MiB (1.2 MiB/s) with 1 file(s) remainingCR Completed 1.0 MiB/1.0 MiB (1.9 MiB/s) with 1 file(s) remaining
>>upload failed: ./pay.csv.gz to s3://lake/in/pay.csv.gz An error occurred (InvalidAccessKeyId) when calling the PutObject operation: The AWS Access Key Id you provided does not exist in our records.
!!command exited with status 1
=== third hold-out: kinit, the keytab is of somebody else | shell | dgc
+ source /opt/client/bigdata_env
+ kinit -kt /opt/keytab/etl.keytab etl@HADOOP.COM
>>kinit: Keytab contains no suitable keys for etl@HADOOP.COM while getting initial credentials
!!shell exit code: 1
=== third hold-out: dgc, a password that is no longer right | generic-or-dws-or-cloud | dgc
开始执行节点 dws_load_user
数据连接：dws_prod，数据库：dw
>>[ERROR] 获取数据连接失败，请检查用户名或密码是否正确，或账号是否已被锁定
!!节点 dws_load_user 运行失败
=== third hold-out: dgc, an expression that cannot be read | generic-or-cloud | dgc
作业参数：bizdate=#{DateUtil.format(DateUtil.addDays(Job.planTime,-1),"yyyyMMdd")}
>>解析EL表达式失败：#{DateUtil.fromat(Job.planTime,"yyyy")} 中的函数 fromat 不存在
!!作业节点执行失败，请查看日志
=== third hold-out: dgc, the cluster is frozen | generic-or-cloud | dgc
提交MRS Spark作业 spark_user_wide
集群ID：2f0c4c1e，队列：default
提交作业失败：MRS集群 mrs_prod 状态异常（frozen），不能提交作业
第1次重试
>>提交作业失败：MRS集群 mrs_prod 状态异常（frozen），不能提交作业
!!任务最终状态：失败
=== third hold-out: hikari over Oracle, deep | java
2026-11-29 02:01:31.201 ERROR 1 --- [           main] o.s.boot.SpringApplication               : Application run failed

org.springframework.jdbc.CannotGetJdbcConnectionException: Failed to obtain JDBC Connection; nested exception is java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.
	at org.springframework.jdbc.datasource.DataSourceUtils.getConnection(DataSourceUtils.java:82) ~[spring-jdbc-5.3.20.jar!/:5.3.20]
	at com.acme.Load.main(Load.java:20) ~[classes!/:na]
Caused by: java.sql.SQLTransientConnectionException: HikariPool-1 - Connection is not available, request timed out after 30000ms.
	at com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:696) ~[HikariCP-4.0.3.jar!/:na]
	... 9 common frames omitted
Caused by: java.sql.SQLRecoverableException: IO Error: The Network Adapter could not establish the connection
	at oracle.jdbc.driver.T4CConnection.logon(T4CConnection.java:862) ~[ojdbc8-19.3.0.0.jar!/:19.3.0.0.0]
	... 14 common frames omitted
>>Caused by: oracle.net.ns.NetException: The Network Adapter could not establish the connection
	at oracle.net.nt.ConnStrategy.execute(ConnStrategy.java:523) ~[ojdbc8-19.3.0.0.jar!/:19.3.0.0.0]
	... 21 common frames omitted
=== third hold-out: java logs as JSON | java-or-generic
{"@timestamp":"2026-11-29T02:00:00.000+08:00","level":"INFO","logger":"com.acme.Load","message":"load 20261128, errors so far 0"}
{"@timestamp":"2026-11-29T02:00:09.000+08:00","level":"WARN","logger":"com.acme.Load","message":"slow query, 8211 ms"}
>>{"@timestamp":"2026-11-29T02:00:12.000+08:00","level":"ERROR","logger":"com.acme.Load","message":"load failed","stack_trace":"java.lang.IllegalStateException: partition 20261128 is not closed\n\tat com.acme.Load.run(Load.java:44)\n\tat com.acme.Load.main(Load.java:12)\n"}
{"@timestamp":"2026-11-29T02:00:12.100+08:00","level":"INFO","logger":"com.acme.Load","message":"shutting down"}
!!exit code 1
=== third hold-out: a program in Go panics | generic-or-shell
2026/11/29 02:20:00 reading 31 partitions
2026/11/29 02:20:04 partition 12: retry 1: EOF
>>panic: runtime error: index out of range [3] with length 3

goroutine 1 [running]:
main.split(0xc000012345, 0x5, 0x3)
	/src/load/split.go:44 +0x1f
main.main()
	/src/load/main.go:19 +0x85
!!exit status 2
=== third hold-out: node.js has no such module | generic-or-shell-or-java | dgc
node:internal/modules/cjs/loader:1080
  throw err;
  ^

>>Error: Cannot find module 'mysql2'
Require stack:
- /app/sync.js
    at Module._resolveFilename (node:internal/modules/cjs/loader:1077:15)
    at Module._load (node:internal/modules/cjs/loader:922:27) {
  code: 'MODULE_NOT_FOUND',
  requireStack: [ '/app/sync.js' ]
}

Node.js v18.16.0
!!exit code 1
=== third hold-out: perl without a module | generic-or-shell | dgc
>>Can't locate DBI.pm in @INC (you may need to install the DBI module) (@INC contains: /usr/local/lib64/perl5 /usr/share/perl5) at /app/load.pl line 3.
BEGIN failed--compilation aborted at /app/load.pl line 3.
!!the script exited with 2
=== third hold-out: dbt, one model of six | dws-or-generic
02:00:01  Running with dbt=1.4.5
02:00:03  Concurrency: 4 threads (target='prod')
02:00:05  1 of 6 OK created sql view model stg.stg_pay ......................... [CREATE VIEW in 0.41s]
02:00:06  2 of 6 ERROR creating sql table model dwd.fct_orders ................. [ERROR in 0.72s]
02:00:06  3 of 6 SKIP relation ads.ads_orders .................................. [SKIP]
02:00:09  
02:00:09  Completed with 1 error and 0 warnings:
02:00:09  
02:00:09  Database Error in model fct_orders (models/dwd/fct_orders.sql)
>>02:00:09    relation "stg.orders" does not exist
02:00:09    LINE 12: from stg.orders
02:00:09                  ^
02:00:09    compiled Code at target/run/dw/models/dwd/fct_orders.sql
02:00:09  
!!02:00:09  Done. PASS=3 WARN=0 ERROR=1 SKIP=2 TOTAL=6
=== third hold-out: sqoop export, a null that is no number | java
26/11/29 02:33:00 INFO mapreduce.Job:  map 0% reduce 0%
26/11/29 02:33:20 INFO mapreduce.Job: Task Id : attempt_1764200000000_0090_m_000001_0, Status : FAILED
Error: java.io.IOException: Can't export data, please check failed map task logs
	at org.apache.sqoop.mapreduce.TextExportMapper.map(TextExportMapper.java:122)
	at org.apache.hadoop.mapred.YarnChild.main(YarnChild.java:164)
Caused by: java.lang.RuntimeException: Can't parse input data: '\N'
	at t_pay.__loadFromFields(t_pay.java:421)
	... 10 more
>>Caused by: java.lang.NumberFormatException: For input string: "\N"
	at java.lang.Long.parseLong(Long.java:589)
	... 11 more

26/11/29 02:33:31 INFO mapreduce.Job: Task Id : attempt_1764200000000_0090_m_000001_1, Status : FAILED
Error: java.io.IOException: Can't export data, please check failed map task logs
	at org.apache.sqoop.mapreduce.TextExportMapper.map(TextExportMapper.java:122)
Caused by: java.lang.RuntimeException: Can't parse input data: '\N'
	at t_pay.__loadFromFields(t_pay.java:421)
Caused by: java.lang.NumberFormatException: For input string: "\N"
	at java.lang.Long.parseLong(Long.java:589)
26/11/29 02:33:50 INFO mapreduce.Job: Job job_1764200000000_0090 failed with state FAILED due to: Task failed task_1764200000000_0090_m_000001
26/11/29 02:33:50 INFO mapreduce.ExportJobBase: Exported 0 records.
!!26/11/29 02:33:50 ERROR mapreduce.ExportJobBase: Export job failed!
!!26/11/29 02:33:50 ERROR tool.ExportTool: Error during export: Export job failed!
=== third hold-out: impala knows no such table | hive-or-spark-or-generic-or-java-or-shell | dgc
Starting Impala Shell without Kerberos authentication
Connected to 10.4.0.60:21000
Query: insert overwrite ads.shop_day select * from dwd.orders
>>ERROR: AnalysisException: Could not resolve table reference: 'dwd.orders'

Could not execute command: insert overwrite ads.shop_day select * from dwd.orders
!!impala-shell exit code 1
=== third hold-out: stream load answers that rows were filtered | generic-or-cloud-or-shell | dgc
  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current
                                 Dload  Upload   Total   Spent    Left  Speed
CR   0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0CR 100 1250k  100   412  100 1250k    980  2976k --:--:-- --:--:-- --:--:-- 2977k
{
    "TxnId": 81002,
    "Label": "pay_20261128_1",
    "Status": "Fail",
>>    "Message": "too many filtered rows",
    "NumberTotalRows": 10231,
    "NumberFilteredRows": 77,
    "ErrorURL": "http://10.7.0.9:8040/api/_load_error_log?file=__shard_1/error_log_insert_stmt_1"
}
!!load failed, exit 1
`
