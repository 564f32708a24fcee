// Package workflow has a workflow and what it does beside its activities.
package workflow

import (
	"context"
	"net/http"
	"os"
	"time"

	"go.temporal.io/sdk/workflow"
)

// Charge is the activity: it may take its time.
func Charge(ctx context.Context, order string) error {
	_, err := http.Get("http://bank/" + order)
	return err
}

// Order takes the money, and reminds until it is there.
func Order(ctx workflow.Context, order string) error {
	paid := false
	workflow.SetQueryHandler(ctx, "letter", func() ([]byte, error) {
		return os.ReadFile(order) // want `loopfs: os\.ReadFile \(fs\) blocks the temporal loop`
	})
	ctx = workflow.WithActivityOptions(ctx, workflow.ActivityOptions{StartToCloseTimeout: time.Minute})
	charged := workflow.ExecuteActivity(ctx, Charge, order)
	s := workflow.NewSelector(ctx)
	s.AddFuture(charged, func(f workflow.Future) {
		paid = f.Get(ctx, nil) == nil
		os.Remove(order) // want `loopfs: os\.Remove \(fs\) blocks the temporal-selector loop`
	})
	workflow.Go(ctx, func(ctx workflow.Context) {
		time.Sleep(time.Minute) // want `loopwait: time\.Sleep \(sleep\) blocks the temporal loop`
	})
	s.Select(ctx)
	for !paid {
		if err := workflow.Sleep(ctx, time.Hour); err != nil {
			return err
		}
		remind(ctx, order)
		workflow.GetSignalChannel(ctx, "paid").Receive(ctx, &paid)
	}
	return workflow.Await(ctx, func() bool { return paid })
}

func remind(ctx workflow.Context, order string) {
	http.Get("http://mail/" + order) // want `loopnet: http\.Get \(net\) blocks the temporal loop`
}
