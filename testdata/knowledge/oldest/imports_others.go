//go:build imports

package oldest

// More services, stores and queues.
import (
	_ "connectrpc.com/connect"
	_ "github.com/apache/thrift/lib/go/thrift"
	_ "github.com/cloudflare/cloudflare-go"
	_ "github.com/go-telegram/bot"
	_ "github.com/gophercloud/gophercloud/v2"
	_ "github.com/gophercloud/gophercloud/v2/openstack"
	_ "github.com/gophercloud/gophercloud/v2/pagination"
	_ "github.com/hetznercloud/hcloud-go/v2/hcloud"
	_ "github.com/jcmturner/gokrb5/v8/client"
	_ "github.com/linode/linodego"
	_ "github.com/mattn/go-mastodon"
	_ "github.com/posthog/posthog-go"
	_ "github.com/r3labs/sse/v2"
	_ "github.com/tencentyun/cos-go-sdk-v5"
	_ "github.com/tidwall/wal"
)
