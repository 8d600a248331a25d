using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>A sign-off that waits for someone.</summary>
internal sealed record OpenSignOffDto(string ReleaseId, int Run, string Path, string Title, SignOffView SignOff)
{
    public static OpenSignOffDto Of(OpenSignOff open) => new(open.ReleaseId, open.Run, open.View.Path, open.View.Title, open.View);
}
