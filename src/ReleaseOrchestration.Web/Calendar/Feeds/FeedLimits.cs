using Microsoft.Extensions.Options;
using ReleaseOrchestration.Web.Http;

namespace ReleaseOrchestration.Web.Calendar.Feeds;

/// <summary>Counts readings of feeds by the network they come from.</summary>
internal sealed class FeedLimits(IOptions<FeedOptions> options) : NetworkLimits(options.Value.PerMinute);
