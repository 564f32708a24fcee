//go:build imports

package oldest

// The clients of clouds and of others who answer over the network.
import (
	_ "cloud.google.com/go/compute/metadata"
	_ "code.gitea.io/sdk/gitea"
	_ "github.com/aws/aws-lambda-go/lambda"
	_ "github.com/aws/aws-sdk-go-v2/aws"
	_ "github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	_ "github.com/aws/aws-sdk-go-v2/service/s3"
	_ "github.com/aws/smithy-go/middleware"
	_ "github.com/digitalocean/godo"
	_ "github.com/getsentry/sentry-go"
	_ "github.com/openai/openai-go"
	_ "github.com/openai/openai-go/packages/ssestream"
	_ "github.com/openai/openai-go/v2"
	_ "github.com/openai/openai-go/v2/packages/ssestream"
	_ "github.com/openai/openai-go/v3"
	_ "github.com/openai/openai-go/v3/packages/ssestream"
	_ "github.com/openai/openai-go/v3/realtime"
	_ "github.com/sashabaranov/go-openai"
	_ "github.com/sendgrid/sendgrid-go"
	_ "github.com/slack-go/slack"
	_ "github.com/slack-go/slack/socketmode"
	_ "github.com/xanzy/go-gitlab"
	_ "github.com/zmb3/spotify/v2"
)
