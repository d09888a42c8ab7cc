/** See read-corpus.ts for the marks. */
export const CLOUD_ZH = String.raw`
=== cdm: code | cloud | dgc
start cdm job mysql2dws
job status: RUNNING
>>Cdm.0315 : Failed to connect to the database. Cause : Communications link failure
!!CDM job mysql2dws execution failed.
=== cdm: the log of the engine | java
2026-11-28 02:39:12.345|INFO |cdm|extract
2026-11-28 02:39:13.345|ERROR|cdm|Extractor failed
org.apache.sqoop.common.SqoopException: GENERIC_JDBC_CONNECTOR_0016:Can't fetch schema
	at org.apache.sqoop.A.b(A.java:1)
>>Caused by: java.sql.SQLSyntaxErrorException: ORA-00942: table or view does not exist
	at oracle.jdbc.driver.T4CTTIoer11.processError(T4CTTIoer11.java:1)
=== dli: semantics | cloud | dgc
submit sql job to queue q_etl
>>DLI.0005: There is an analysis error; Table or view not found: ods.orders; line 1 pos 14
!!DLI job execution failed
=== dli: as JSON | cloud
POST https://dli.cn-north-4.myhuaweicloud.com/v1.0/x/jobs/submit-job
>>{"error_code":"DLI.0012","error_msg":"Resource object q_etl is unavailable"}
!!node execution failed
=== obs: no such key | cloud
GET obs://acme-data/in/orders.csv
>><?xml version="1.0" encoding="UTF-8"?><Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>
!!exit code 1
=== obs: SDK | cloud
2026-11-28 02:39:12 ERROR ObsNode - copy failed
>>com.obs.services.exception.ObsException: OBS service Error Message. -- ResponseCode: 403, ResponseStatus: Forbidden, Code: AccessDenied
	at com.obs.services.AbstractClient.doAction(AbstractClient.java:1)
=== iam: token | cloud | dgc
get token of agency dlf_agency
>>APIGW.0301: Incorrect IAM authentication information: decrypt token fail
!!DLF.0100 node execution failed
=== rest: status | generic | dgc
request url: https://api.acme.example/v1/refresh
>>ERROR: unexpected response status 503, body: upstream is not available
!!Rest client node execution failed
=== zh: 表不存在 | generic | dgc
开始执行节点 dwd_orders
>>错误：表 ods.orders_20261128 不存在，请检查分区是否已生成
!!节点执行失败
=== zh: 权限不足 | generic | dgc
开始执行脚本
>>执行SQL失败，权限不足：用户 etl 没有表 dim_user 的查询权限
!!作业运行失败，请查看日志
=== zh: 连接超时, GBK | generic | gbk dgc
开始抽取数据
>>连接数据库失败：10.1.2.3:1521 连接超时
!!脚本执行失败，退出码：1
=== zh: 列不匹配, GBK | generic | gbk
2026-11-28 02:39:12 [信息] 读取文件 订单.csv
>>2026-11-28 02:39:13 [错误] 第 12 行列数不匹配：期望 8 列，实际 7 列
!!退出码 2
=== zh: 未找到文件, GBK | generic | gbk
检查输入目录
>>未找到输入文件 /data/in/订单_20261128.csv
!!返回码：1
=== zh: 中文栈, GBK | java | gbk
2026-11-28 02:39:12,345 ERROR 主程序 - 执行失败
com.acme.业务异常Exception: 加载失败
	at com.acme.Main.main(Main.java:1)
>>Caused by: java.sql.SQLException: 表空间已满
	... 3 more
=== zh: 重试后成功, 之后失败 | generic | dgc
连接失败：网络异常，5 秒后重试
重试成功
读取 120 行
>>写入失败：主键冲突，id=42
!!任务执行失败
=== zh: 第二次执行 | generic | dgc
第 1 次执行
写入失败：磁盘空间不足
节点执行失败
第 2 次执行
>>写入失败：目标表被锁定
!!节点执行失败
=== zh: 只有结论 | none | dgc
开始执行
!!节点执行失败，退出码：1
=== zh: 数据校验 | generic | dgc
校验规则：主键唯一
>>数据校验未通过：发现 12 条重复记录，异常中断
!!执行失败
`
