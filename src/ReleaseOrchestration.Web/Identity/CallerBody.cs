using ReleaseOrchestration.Application.Releases;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who asks, and what for.</summary>
/// <param name="Origin">Who asks.</param>
/// <param name="Body">What for.</param>
internal sealed record CallerBody<T>(Origin Origin, T Body)
    where T : class;
