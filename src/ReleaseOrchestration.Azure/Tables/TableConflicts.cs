using System.Net;
using global::Azure;
using global::Azure.Data.Tables;
using global::Azure.Data.Tables.Models;
using ReleaseOrchestration.Azure.Errors;

namespace ReleaseOrchestration.Azure.Tables;

/// <summary>Tells a write that came too late, or for the second time, from every other failure.</summary>
internal static class TableConflicts
{
    /// <summary>Whether rows were not as the write demanded, which <see cref="RequireTable"/> then tells from a table that is not there at all.</summary>
    public static bool IsConflict(RequestFailedException refused) =>
        (HttpStatusCode)refused.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.NotFound;

    /// <summary>Tells that the table is not there; a filter of exceptions could not.</summary>
    public static void RequireTable(this TableClient table, RequestFailedException refused)
    {
        if (refused.ErrorCode == TableErrorCode.TableNotFound)
        {
            throw new StorageMissingException(table.Name, refused);
        }
    }

    /// <summary>Reads a row; null when it is not there.</summary>
    /// <param name="table">The table.</param>
    /// <param name="partition">Its partition.</param>
    /// <param name="row">Its row.</param>
    /// <param name="properties">The properties to read; none for all.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<TableEntity?> FindAsync(this TableClient table, string partition, string row, string[] properties, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(partition, row, properties.Length == 0 ? null : properties, cancellationToken);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Writes a transaction.</summary>
    /// <returns>The new ETags in the order of the actions; null when rows were not as it demanded: then nothing was written, or an earlier try has written all of it.</returns>
    public static async Task<ETag[]?> TrySubmitAsync(this TableClient table, IEnumerable<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await table.SubmitTransactionAsync(actions, cancellationToken);
            return [.. answer.Value.Select(response => response.Headers.ETag ?? default)];
        }
        catch (RequestFailedException refused) when (IsConflict(refused))
        {
            table.RequireTable(refused);
            return null;
        }
    }
}
