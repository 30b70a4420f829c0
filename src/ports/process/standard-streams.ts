// Standard output and standard error, when their reader is gone or their disk is full.

/**
 * A reader that is gone stops nothing: `go-steady run | head -2` still writes its files and ends by the
 * verdict. Any other failure turns an exit code of 0 into 2, and standard error reports that of the output.
 */
export function surviveStreams(): void {
  const told = new Set<string>();
  const listen = (stream: NodeJS.WriteStream, name: string): void => {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // EPIPE: the reader has seen enough.
      if (error.code === "EPIPE" || told.has(name)) return;
      told.add(name);
      process.on("exit", (code) => {
        if (code === 0) process.exitCode = 2;
      });
      if (stream === process.stdout)
        process.stderr.write(
          `go-steady: ${name} cannot be written: ${error.message}\n  write it to a disk with free space\n`,
        );
    });
  };
  listen(process.stdout, "standard output");
  listen(process.stderr, "standard error");
}
