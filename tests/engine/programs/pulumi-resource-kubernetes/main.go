// Pulumi's Kubernetes provider. Its own main embeds a copy of its schema that is made for a release and is not in the
// module; this one reads the module's schema, which the build puts beside the program.
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/provider"
	"github.com/pulumi/pulumi-kubernetes/provider/v4/pkg/version"
)

func main() {
	schema, err := schema()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	provider.Serve("kubernetes", version.Version, schema, nil)
}

func schema() ([]byte, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	// It may have been called by a link.
	program, err = filepath.EvalSymlinks(program)
	if err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(filepath.Dir(program), "schema.json"))
}
