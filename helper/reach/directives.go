package reach

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// writeDirectives adds the comments that mean something to the compiler, and what is embedded.
func (d *drawing) writeDirectives(out *strings.Builder, each declaration) {
	for _, group := range each.source.ast.Comments {
		for _, comment := range group.List {
			if comment.Pos() < each.from || comment.Pos() > each.syntax.End() || !isDirective(comment.Text) {
				continue
			}
			fmt.Fprintf(out, "%s\x00", comment.Text)
			if patterns, ok := strings.CutPrefix(comment.Text, "//go:embed"); ok {
				writeEmbedded(out, d.pkg, patterns)
			}
		}
	}
}

var meaningless = regexp.MustCompile(`^//go:(generate|build|debug)\b`)

func isDirective(comment string) bool {
	return (strings.HasPrefix(comment, "//go:") || strings.HasPrefix(comment, "//export ") || strings.HasPrefix(comment, "//extern ")) &&
		!meaningless.MatchString(comment)
}

// writeEmbedded adds the content of the files that the patterns match, and of those that no pattern of the
// package seems to.
func writeEmbedded(out *strings.Builder, p *pkg, patterns string) {
	all := join(p.EmbedPatterns, p.TestEmbedPatterns, p.XTestEmbedPatterns)
	for _, name := range sorted(p.embeddedFiles()) {
		if matches(patternsOf(patterns), name) || !matches(all, name) {
			fmt.Fprintf(out, "%s\x00%x\x00", name, digestOf(contentOf(p.file(name))))
		}
	}
}

func patternsOf(text string) []string {
	var patterns []string
	for _, word := range strings.Fields(text) {
		if unquoted, err := strconv.Unquote(word); err == nil {
			word = unquoted
		} else if strings.ContainsAny(word, "\"`") {
			return []string{"*"} // a name with spaces: all files
		}
		patterns = append(patterns, word)
	}
	return patterns
}

// matches tells whether a file or a folder above it fits one of the patterns.
func matches(patterns []string, name string) bool {
	for _, pattern := range patterns {
		pattern = path.Clean(strings.TrimPrefix(pattern, "all:"))
		for at := name; at != "." && at != "/"; at = path.Dir(at) {
			if matched, err := path.Match(pattern, at); matched || err != nil || pattern == "." || pattern == "*" {
				return true
			}
		}
	}
	return false
}
