using System.Diagnostics.CodeAnalysis;

namespace ReleaseOrchestration.Core.SignOff;

/// <summary>What was read from a token. Tell the sender no more than that it is not valid; the code is for the log.</summary>
/// <typeparam name="T">The kind of claims.</typeparam>
/// <param name="Status">What it is worth.</param>
/// <param name="Claims">What it says; null unless it is valid.</param>
public sealed record TokenRead<T>(TokenStatus Status, T? Claims)
    where T : class
{
    /// <summary>Whether the claims can be trusted.</summary>
    [MemberNotNullWhen(true, nameof(Claims))]
    public bool IsValid => Status == TokenStatus.Valid && Claims is not null;

    /// <summary>A stable code, one of <see cref="TokenCodes"/>; empty when it is valid.</summary>
    public string Code => TokenCodes.Of(Status);
}
