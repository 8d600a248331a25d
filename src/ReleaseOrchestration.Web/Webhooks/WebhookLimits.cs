using Microsoft.Extensions.Options;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Webhooks;

/// <summary>Counts webhooks by the network they come from.</summary>
internal sealed class WebhookLimits(IOptions<WebhookOptions> options) : NetworkLimits(options.Value.PerMinute);
