// Package operator decides which objects of Kubernetes its controller looks at.
//
// controller-runtime itself is a handler of an informer: what it calls is on both loops.
package operator

import (
	"context"
	"net/http"
	"os"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/client-go/util/workqueue"
	"sigs.k8s.io/controller-runtime/pkg/builder"
	"sigs.k8s.io/controller-runtime/pkg/client"
	"sigs.k8s.io/controller-runtime/pkg/event"
	"sigs.k8s.io/controller-runtime/pkg/handler"
	"sigs.k8s.io/controller-runtime/pkg/manager"
	"sigs.k8s.io/controller-runtime/pkg/predicate"
	"sigs.k8s.io/controller-runtime/pkg/reconcile"
)

type queue = workqueue.TypedRateLimitingInterface[reconcile.Request]

// owned is a predicate of the program's own.
type owned struct{ predicate.Funcs }

func (owned) Update(event.UpdateEvent) bool {
	return ask("owner")
}

func ask(what string) bool {
	resp, err := http.Get("http://policy/" + what) // want `loopnet: http\.Get \(net\) blocks the controller\-runtime\-events loop.* also on the informer loop`
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode == http.StatusOK
}

// audit is an event handler of the program's own.
type audit struct {
	*handler.EnqueueRequestForObject
}

func (a audit) Delete(ctx context.Context, e event.DeleteEvent, q queue) {
	os.WriteFile("audit", []byte(e.Object.GetName()), 0o600) // want `loopfs: os\.WriteFile \(fs\) blocks the controller\-runtime\-events loop.* also on the informer loop`
	a.EnqueueRequestForObject.Delete(ctx, e, q)
}

// Reconcile may take its time: the workers of the controller call it.
func (a audit) Reconcile(context.Context, reconcile.Request) (reconcile.Result, error) {
	return reconcile.Result{}, os.WriteFile("audit", nil, 0o600)
}

func setup(m manager.Manager) error {
	labelled := predicate.NewPredicateFuncs(func(client.Object) bool {
		_, err := os.Stat("light, but for every event") // want `loopfs: os\.Stat \(fs\) blocks the controller\-runtime\-events loop.* also on the informer loop`
		return err == nil
	})
	fresh := predicate.Funcs{CreateFunc: func(event.CreateEvent) bool {
		time.Sleep(time.Second) // want `loopwait: time\.Sleep \(sleep\) blocks the controller\-runtime\-events loop.* also on the informer loop`
		return true
	}}
	removed := handler.Funcs{DeleteFunc: func(_ context.Context, _ event.DeleteEvent, q queue) {
		os.Remove("removed") // want `loopfs: os\.Remove \(fs\) blocks the controller\-runtime\-events loop.* also on the informer loop`
		go os.Remove("removed")
	}}
	return builder.ControllerManagedBy(m).
		For(&corev1.Pod{}, builder.WithPredicates(labelled, owned{})).
		Watches(&corev1.Node{}, handler.EnqueueRequestsFromMapFunc(func(context.Context, client.Object) []reconcile.Request {
			os.ReadFile("pods") // want `loopfs: os\.ReadFile \(fs\) blocks the controller\-runtime\-events loop.* also on the informer loop`
			return nil
		}), builder.WithPredicates(fresh)).
		Watches(&corev1.Secret{}, removed).
		Watches(&corev1.ConfigMap{}, audit{new(handler.EnqueueRequestForObject)}).
		Complete(audit{new(handler.EnqueueRequestForObject)})
}
