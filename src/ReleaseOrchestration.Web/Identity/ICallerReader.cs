using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Knows callers by one kind of credential.</summary>
internal interface ICallerReader
{
    /// <summary>Reads the credential of a request: success with a <see cref="CallerIdentity"/>, failure, or no result when the request has none of this kind.</summary>
    Task<AuthenticateResult> ReadAsync(HttpContext context);
}
