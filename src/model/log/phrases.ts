/** Parts of patterns that several of them need, as sources of regular expressions. */

/** What a shell writes of a process that was killed, behind its number or a colon: no state of a job. */
export const KILLED = String.raw`(?:^Killed(?=$|\s{2}|: \d)|(?:[\s:]\d{1,9}\s{1,4}|: )Killed(?:\s|$))`

/** YARN's of a container that used too much memory: `running 12345B beyond the 'PHYSICAL' memory limit`. */
export const BEYOND_MEMORY = String.raw`\bbeyond (?:the )?'?(?:physical|virtual)'? memory limit`

/** What a node of DWS begins its messages with: `dn_6001_6002: `. */
export const DWS_NODE = String.raw`[cd]n_\d{4}(?:_\d{4}){0,3}: `
