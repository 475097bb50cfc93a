// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App

/** Says how imports and exports ended. */
Connections {
    target: Transfers

    function onExported(path: string, rows: real): void {
        Notices.file(qsTr("%Ln record(s) exported", "", rows), path);
    }

    function onImported(work: RecordImport): void {
        const figures = qsTr("%L1 created, %L2 changed, %L3 refused").arg(work.created).arg(work.updated).arg(work.refused);
        switch (work.outcome) {
        case RecordImport.Done:
            Notices.records((work.created + work.updated > 0 ? qsTr("%1 is imported") : qsTr("Nothing of %1 was imported")).arg(work.fileName), figures, work.collection, work.refused === 0);
            break;
        case RecordImport.Cancelled:
            Notices.records(qsTr("The import of %1 was cancelled").arg(work.fileName), figures, work.collection, false);
            break;
        default:
            if (!work.attended)
                Notices.failure(work.error);
        }
    }

    function onExportFailed(error: apiError): void {
        Notices.failure(error);
    }
}
