// Reads texts, one JSON string a line, as kubectl reads a file, and prints for each the objects or the error.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/util/yaml"
)

type answer struct {
	Objects []json.RawMessage `json:"objects"`
	Error   string            `json:"error,omitempty"`
}

// As k8s.io/cli-runtime's StreamVisitor does, which is behind `kubectl apply -f`.
func read(text string) answer {
	decoder := yaml.NewYAMLOrJSONDecoder(strings.NewReader(text), 4096)
	found := answer{Objects: []json.RawMessage{}}
	for {
		object := runtime.RawExtension{}
		if err := decoder.Decode(&object); errors.Is(err, io.EOF) {
			return found
		} else if err != nil {
			found.Error = err.Error()
			return found
		}
		raw := bytes.TrimSpace(object.Raw)
		if len(raw) == 0 || bytes.Equal(raw, []byte("null")) {
			continue
		}
		found.Objects = append(found.Objects, append(json.RawMessage{}, raw...))
	}
}

func main() {
	lines := bufio.NewReader(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			var text string
			if err := json.Unmarshal(line, &text); err != nil {
				panic(err)
			}
			if err := answers.Encode(read(text)); err != nil {
				panic(err)
			}
		}
		if err != nil {
			return
		}
	}
}
