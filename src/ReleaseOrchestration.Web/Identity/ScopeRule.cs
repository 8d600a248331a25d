namespace ReleaseOrchestration.Web.Identity;

/// <summary>What an endpoint that is not below <c>/api/releases/{id}</c> asks of callers whose role is for some releases only.</summary>
internal enum ScopeRule
{
    /// <summary>It checks every release that it touches itself, with <see cref="ReleaseAccess"/>.</summary>
    ChecksItself,

    /// <summary>Their role is not enough, since it tells about all releases.</summary>
    Everywhere,
}
