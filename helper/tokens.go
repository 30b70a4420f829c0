package main

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"regexp"
	"strings"
)

// tokensParams are pairs of Go files, base and head.
type tokensParams struct {
	Pairs [][2]string `json:"pairs"`
}

// tokensResult names the pairs whose code differs: Reasons[i] belongs to pair Different[i].
type tokensResult struct {
	Different []int    `json:"different"`
	Reasons   []string `json:"reasons"`
}

// sameTokens tells which pairs of Go files differ in more than comments and white space.
func sameTokens(params tokensParams) (*tokensResult, error) {
	result := &tokensResult{Different: []int{}, Reasons: []string{}}
	for i, pair := range params.Pairs {
		reason, err := tokenDifference(pair[0], pair[1])
		if err != nil {
			return nil, err
		}
		if reason != "" {
			result.Different = append(result.Different, i)
			result.Reasons = append(result.Reasons, reason)
		}
	}
	return result, nil
}

// tokenDifference compares two files; it is empty when they have the same tokens.
func tokenDifference(baseFile, headFile string) (string, error) {
	base, err := os.ReadFile(baseFile)
	if err != nil {
		return "", err
	}
	head, err := os.ReadFile(headFile)
	if err != nil {
		return "", err
	}
	if bytes.Equal(base, head) {
		return "", nil
	}
	if usesCgo(base) || usesCgo(head) {
		return "a file that imports \"C\" differs", nil
	}
	return differenceOf(scan(base), scan(head)), nil
}

// A code is a source file as the compiler sees it.
type code struct {
	tokens []codeToken
	err    string // the first one; "" when there is none
}

type codeToken struct {
	line    int
	literal string
}

func differenceOf(base, head code) string {
	if base.err != "" || head.err != "" {
		return "differs, and does not scan: " + base.err + head.err
	}
	for i := range min(len(base.tokens), len(head.tokens)) {
		b, h := base.tokens[i], head.tokens[i]
		if b.literal != h.literal {
			return fmt.Sprintf("line %d: %s became %s", h.line, shown(b.literal), shown(h.literal))
		}
	}
	if len(base.tokens) != len(head.tokens) {
		return fmt.Sprintf("%d tokens became %d", len(base.tokens), len(head.tokens))
	}
	return ""
}

func shown(literal string) string {
	const most = 40
	if runes := []rune(literal); len(runes) > most {
		literal = string(runes[:most]) + "…"
	}
	return fmt.Sprintf("%q", literal)
}

// scan reads a file into its tokens. A directive counts, with whether it begins its line, where alone it may work.
func scan(source []byte) code {
	if hasOldConstraint(source) {
		return code{tokens: []codeToken{{line: 1, literal: string(source)}}}
	}
	var c code
	files := token.NewFileSet()
	file := files.AddFile("", -1, len(source))
	var s scanner.Scanner
	s.Init(file, source, func(at token.Position, message string) {
		if c.err == "" {
			c.err = fmt.Sprintf("line %d: %s", at.Line, message)
		}
	}, scanner.ScanComments)
	for {
		pos, kind, literal := s.Scan()
		if kind == token.EOF {
			return c
		}
		at := file.PositionFor(pos, false)
		if kind == token.COMMENT {
			if !isDirective(literal) {
				continue
			}
			literal = fmt.Sprintf("%s (alone: %t)", literal, at.Column == 1)
		} else if literal == "" {
			literal = kind.String()
		}
		c.tokens = append(c.tokens, codeToken{at.Line, literal})
	}
}

// isDirective tells whether a comment means something to the go command, the compiler or the linker.
func isDirective(comment string) bool {
	for _, prefix := range []string{"//go:", "//line ", "/*line ", "//export ", "//extern "} {
		if strings.HasPrefix(comment, prefix) {
			return true
		}
	}
	return false
}

// oldConstraint is a build constraint of the old form: whether it counts depends on blank lines around it.
var oldConstraint = regexp.MustCompile(`(?m)^[ \t]*//[ \t]*\+build\b`)

func hasOldConstraint(source []byte) bool { return oldConstraint.Match(source) }

// usesCgo tells whether a file imports "C", whose comments are code. A file that cannot be told may do so.
func usesCgo(source []byte) bool {
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.ImportsOnly)
	if err != nil {
		return bytes.Contains(source, []byte(`"C"`))
	}
	for _, spec := range file.Imports {
		if spec.Path.Value == `"C"` || spec.Path.Value == "`C`" {
			return true
		}
	}
	return false
}
