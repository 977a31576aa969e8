// etcd of the version that kube-apiserver is built with. Its own command cannot be installed by version, since its module replaces others.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
