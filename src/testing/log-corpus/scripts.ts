/** See read-corpus.ts for the marks. */
export const SCRIPTS = String.raw`
=== python: a traceback | python
loading 12 files
Traceback (most recent call last):
  File "/opt/etl/load.py", line 42, in <module>
    main()
  File "/opt/etl/load.py", line 12, in main
    total += row["amount"]
             ~~~^^^^^^^^^^
>>KeyError: 'amount'
!!Process exited with code 1
=== python: chained, the first is the cause | python
Traceback (most recent call last):
  File "a.py", line 3, in get
    return conn.get(key)
>>redis.exceptions.ConnectionError: Error 111 connecting to 10.1.1.2:6379. Connection refused.

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 9, in <module>
    get("x")
RuntimeError: cache is not available
=== python: direct cause | python | dgc
Traceback (most recent call last):
  File "a.py", line 3, in parse
    return int(text)
>>ValueError: invalid literal for int() with base 10: 'n/a'

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "a.py", line 9, in <module>
    parse(x)
LoadError: row 12 of orders.csv
!!node execution failed, exit code: 1
=== python: logged, and then uncaught | python
2026-11-28 02:39:12,345 - etl - INFO - start
2026-11-28 02:39:13,345 - etl - ERROR - load failed: table is locked
Traceback (most recent call last):
  File "etl.py", line 3, in run
    lock()
>>etl.errors.LockError: table is locked
Traceback (most recent call last):
  File "etl.py", line 20, in <module>
    run()
etl.errors.LockError: table is locked
=== python: no such module | python
Traceback (most recent call last):
  File "job.py", line 1, in <module>
    import pandsa as pd
>>ModuleNotFoundError: No module named 'pandsa'
=== python: syntax | python
  File "job.py", line 3
    print "x"
    ^
>>SyntaxError: Missing parentheses in call to 'print'. Did you mean print(...)?
!!Shell script exit code: 1
=== python: psycopg2 with the line and a detail | python
Traceback (most recent call last):
  File "job.py", line 7, in <module>
    cur.execute(sql)
>>psycopg2.errors.NotNullViolation: null value in column "id" violates not-null constraint
DETAIL:  Failing row contains (null, 12).
=== python: a child process has failed | shell
>>/opt/run.sh: line 4: hdfss: command not found
Traceback (most recent call last):
  File "run.py", line 8, in <module>
    subprocess.check_call(["sh", "/opt/run.sh"])
!!subprocess.CalledProcessError: Command '['sh', '/opt/run.sh']' returned non-zero exit status 127.
=== shell: command not found | shell | dgc
start to execute the script
>>/tmp/node_42.sh: line 7: sqoopp: command not found
!!Shell script execute failed, exit code: 127
=== shell: the nearest before the end | shell
cat: /opt/conf/old.ini: No such file or directory
using defaults
loaded 12 files
>>/opt/etl/run.sh: line 12: /opt/etl/bin/load: Permission denied
!!exit 126
=== shell: killed | shell
Processing 120000 of 500000
>>/opt/etl/run.sh: line 9:  4242 Killed                  java -Xmx8g -jar merge.jar
!!script exited with code 137
=== shell: only a signal | none
step 1
step 2
!!Command terminated by signal 15 (SIGTERM)
!!exit code 143
=== shell: unbound variable | shell
>>run.sh: line 3: DT: unbound variable
!!return code 1
=== shell: syntax | shell
>>run.sh: line 12: syntax error near unexpected token 'fi'
run.sh: line 12: 'fi'
!!exit value: 2
=== shell: HDFS rights | shell
2026-11-28 02:39:12 upload
>>put: Permission denied: user=etl, access=WRITE, inode="/warehouse":hive:hive:drwxr-xr-x
!!exit code 1
=== shell: curl | shell
  % Total    % Received
>>curl: (7) Failed to connect to api.acme.internal port 443: Connection refused
!!exit code 7
=== shell: ssh | shell
>>ssh: connect to host 10.1.2.3 port 22: No route to host
!!exit status 255
=== shell: an error of one's own | generic
checking row counts
>>ERROR: row count of orders is 0, expected more than 1000
!!exit code 1
=== shell: progress with CR, and then no space | shell
downloading 1%CR downloading 50%CR downloading 99%
>>tar: orders.csv: Cannot write: No space left on device
tar: Exiting with failure status due to previous errors
!!exit code 2
=== shell: colours | shell
ESC[32mstarting ESC[0m
>>ESC[31mbash: spark-submitt: command not foundESC[0m
!!ESC[31mexit code 127ESC[0m
=== shell: only an exit code | none | dgc
step 1 done, 12 rows
!!The shell script exited with code 3
=== shell: attempts | shell
Attempt 1 of 3
cat: /in/a.csv: No such file or directory
exit code 1
Attempt 2 of 3
>>cat: /in/b.csv: No such file or directory
!!exit code 1
=== shell: last attempt was killed, the first had another reason | none
Attempt 1 of 2
/tmp/a.sh: line 2: foo: command not found
exit code 127
Attempt 2 of 2
loading
!!exit code 137
=== generic: FATAL | generic
2026-11-28 02:39:12 INFO loader: 12 files
>>2026-11-28 02:39:13 FATAL loader: checksum of orders.parquet differs from the manifest
2026-11-28 02:39:13 ERROR loader: stopping
!!process exited with status 4
=== generic: cut in the middle of a stack | java
2026-11-28 02:39:12,345 ERROR Main - failed
>>java.lang.IllegalStateException: no lease for partition 7
	at com.acme.Main.lease(Main.java:1)
	at com.acme.Ma
=== generic: no words at all | none
a
b
c
=== generic: empty | none
`
