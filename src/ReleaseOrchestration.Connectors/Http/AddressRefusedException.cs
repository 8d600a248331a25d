using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Http;

/// <summary>A host resolves to nothing that may be called. Thrown where a connection is opened, turned into an outcome where the call is made.</summary>
internal sealed class AddressRefusedException : Exception
{
    public AddressRefusedException()
        : this("An address was refused.")
    {
    }

    public AddressRefusedException(string message)
        : this(message, innerException: null)
    {
    }

    public AddressRefusedException(string message, Exception? innerException)
        : base(message, innerException) => Error = ConnectorErrors.RefusedAddress("?", message, string.Empty);

    public AddressRefusedException(ApplicationError error)
        : base(error.Sentence()) => Error = error;

    public ApplicationError Error { get; }

    /// <summary>Why an address was refused, if that is what an exception tells of.</summary>
    public static ApplicationError? Find(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is AddressRefusedException refused)
            {
                return refused.Error;
            }
        }

        return null;
    }
}
