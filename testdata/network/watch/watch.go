// Package watch handles the events of a Kubernetes informer.
package watch

import (
	"context"
	"os"
	"time"

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

// rename is a handler that implements the interface.
type rename struct {
	informer cache.SharedInformer
	handle   cache.ResourceEventHandlerRegistration
}

func (r *rename) OnAdd(obj any, initial bool) { os.Mkdir("a", 0o700) } // want `loopfs: os\.Mkdir \(fs\) blocks the informer loop`

func (r *rename) OnUpdate(before, after any) { os.Rename("a", "b") } // want `loopfs: os\.Rename \(fs\) blocks the informer loop`

func (r *rename) OnDelete(obj any) {
	cache.ShutDownEventHandler(r.informer, r.handle) // want `loopdeadlock: cache\.ShutDownEventHandler \(deadlock\) waits for the informer loop it runs on`
	go cache.ShutDownEventHandler(r.informer, r.handle)
}

func (c *controller) register(i cache.SharedIndexInformer) error {
	r := &rename{informer: i}
	r.handle, _ = i.AddEventHandler(r)
	i.AddEventHandler(cache.FilteringResourceEventHandler{
		FilterFunc: func(any) bool {
			_, err := os.Stat("paused") // want `loopfs: os\.Stat \(fs\) blocks the informer loop`
			return err != nil
		},
		Handler: c.handlers(),
	})
	i.SetTransform(func(obj any) (any, error) {
		_, err := os.ReadFile("a") // want `loopfs: os\.ReadFile \(fs\) blocks the informer loop`
		return obj, err
	})
	i.AddIndexers(cache.Indexers{"owner": func(any) ([]string, error) {
		_, err := os.ReadDir("owners") // want `loopfs: os\.ReadDir \(fs\) blocks the informer loop`
		return nil, err
	}})
	return i.SetWatchErrorHandlerWithContext(func(ctx context.Context, _ *cache.Reflector, err error) {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the informer loop`
	})
}

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
