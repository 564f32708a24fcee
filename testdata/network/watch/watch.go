// Package watch handles the events of a Kubernetes informer.
package watch

import (
	"context"
	"os"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/runtime"
	corev1 "k8s.io/client-go/kubernetes/typed/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/workqueue"
)

type controller struct {
	pods  corev1.PodInterface
	queue workqueue.TypedInterface[string]
	store cache.Store
}

func (c *controller) handlers() cache.ResourceEventHandlerFuncs {
	return cache.ResourceEventHandlerFuncs{
		AddFunc: func(obj any) {
			key, err := cache.MetaNamespaceKeyFunc(obj)
			if err != nil {
				runtime.HandleError(err)
				return
			}
			c.store.GetByKey(key) // the copy in memory
			c.queue.Add(key)
		},
		UpdateFunc: func(_, obj any) { c.look("a") },
		DeleteFunc: c.gone,
	}
}

func (c *controller) look(name string) {
	c.pods.Get(context.Background(), name, metav1.GetOptions{}) // want `loopnet: PodInterface\.Get \(net\) blocks the informer loop`
}

func (c *controller) gone(any) { os.Remove("a") } // want `loopfs: os\.Remove \(fs\) blocks the informer loop`

// work takes what the handlers put into the queue.
func (c *controller) work() {
	for {
		key, down := c.queue.Get()
		if down {
			return
		}
		c.look(key)
		c.queue.Done(key)
	}
}
