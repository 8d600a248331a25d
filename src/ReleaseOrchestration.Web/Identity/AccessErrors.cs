using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Why the door stays shut. The refusal of credentials never says what is wrong with them.</summary>
internal static class AccessErrors
{
    public static ApplicationError SignIn { get; } = new(
        ErrorCodes.NotSignedIn, 401, "Sign in: send a token of the issuer, or an API key, as 'Authorization: Bearer …'. What was sent, if anything, does not count here; the log of the server says why.");

    public static ApplicationError IssuerUnreachable { get; } = new(
        ErrorCodes.IssuerUnreachable, 503, "The keys of the token's issuer cannot be read at the moment, so nobody can tell whether it counts. Try again soon.");

    public static ApplicationError Lacks(RoleRequirement requirement, string actor) => new(
        ErrorCodes.RoleMissing, 403, $"This takes the role {requirement}, which {actor} does not have; an administrator can grant it under Access:Grants.");

    public static ApplicationError Outside(RoleRequirement requirement, string actor, string release) => new(
        ErrorCodes.OutOfScope, 403, $"{actor} has the role {requirement}, but not for this of '{release}'; an administrator can widen the grant under Access:Grants.");

    public static ApplicationError OnlyOwnLinks(string actor) => new(
        ErrorCodes.LinkForOthers, 403, $"{actor} may revoke sign-off links of their own; those of others take the role admin.");

    public static ApplicationError LinkForOthers(string person) => new(
        ErrorCodes.LinkForOthers, 403, $"A link decides in the name of {person}, so only {person} can ask for it. Others are sent theirs by notifications.");

    public static ApplicationError Unlisted(string path) => new(
        ErrorCodes.RoleMissing, 403, $"No role is named for {path}, so it is closed to everyone. That is a defect of the server; please report it.");
}
