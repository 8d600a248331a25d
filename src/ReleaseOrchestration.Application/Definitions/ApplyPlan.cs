using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace ReleaseOrchestration.Application.Definitions;

/// <summary>What applying documents does.</summary>
/// <param name="Applied">What becomes of each document, and of what is deleted.</param>
/// <param name="Batch">What is stored for it.</param>
internal sealed record ApplyPlan(ImmutableArray<AppliedDefinition> Applied, DefinitionBatch Batch)
{
    private const int NameLength = 16;

    /// <summary>Names the deeds: the content of what is saved, and which version of what is deleted.</summary>
    public string Name
    {
        get
        {
            var deeds = Applied.Where(applied => applied.Change != "unchanged").Select(applied => $"{applied.Change} {applied.Record.Kind.Spelling()} {applied.Record.Id} {applied.Record.ETag}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', deeds))).AsSpan(0, NameLength));
        }
    }
}
