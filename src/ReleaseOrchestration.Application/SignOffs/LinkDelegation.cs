namespace ReleaseOrchestration.Application.SignOffs;

/// <summary>To whom the holder of a link passes the vote on.</summary>
/// <param name="To">A person or a group.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="HasSignedIn">Whether the person of the link had signed in besides.</param>
public sealed record LinkDelegation(string To, string Reason, bool HasSignedIn);
