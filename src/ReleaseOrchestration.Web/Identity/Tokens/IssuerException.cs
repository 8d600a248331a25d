namespace ReleaseOrchestration.Web.Identity.Tokens;

/// <summary>An issuer cannot be asked for its keys.</summary>
internal sealed class IssuerException : Exception
{
    public IssuerException()
    {
    }

    public IssuerException(string message)
        : base(message)
    {
    }

    public IssuerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
