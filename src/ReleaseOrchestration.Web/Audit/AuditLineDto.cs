using System.Text.Json;
using ReleaseOrchestration.Application.Execution;

namespace ReleaseOrchestration.Web.Audit;

/// <summary>One entry of an audit trail.</summary>
internal sealed record AuditLineDto(long Sequence, string Hash, JsonElement Entry)
{
    public static AuditLineDto Of(AuditLine line)
    {
        using var entry = JsonDocument.Parse(line.Body);
        return new AuditLineDto(line.Sequence, line.Hash, entry.RootElement.Clone());
    }
}
