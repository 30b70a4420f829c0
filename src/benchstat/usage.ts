// The usage text of `go-steady stat`, for standard error.

export const USAGE = `Usage: go-steady stat [flags] inputs...

Summarises Go benchmark text as benchstat does: a table of medians with a row
for each benchmark and a column for each input. With more than one input, each
is compared with the first; "~" marks a difference that may be noise.
An input is a file, label=file, or - for standard input.

  -alpha α
    	a change is significant where p <= α (default 0.05)
  -col projection
    	columns: one for each value of the projection (default ".file")
  -confidence level
    	confidence of the intervals, 0 to 1 (default 0.95)
  -filter query
    	take only the results that match the query (default "*")
  -format format
    	text, or csv with the notes on standard error (default "text")
  -ignore keys
    	let these keys vary
  -row projection
    	rows: one for each value of the projection (default ".fullname")
  -table projection
    	tables: one for each value of the projection (default ".config")
`;
