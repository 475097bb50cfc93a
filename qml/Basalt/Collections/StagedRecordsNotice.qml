// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import Basalt.App
import Basalt.Controls

/** Edits of records are staged that a change of the collection would lose: its table is opened anew then. */
InlineNotice {
    required property string collection
    readonly property int count: RecordTables.stagedTotal > 0 ? RecordTables.stagedIn(collection) : 0

    objectName: "stagedRecordsNotice"
    visible: count > 0
    tone: "warning"
    title: qsTr("%Ln staged change(s) of records", "", count)
    message: qsTr("Commit or discard them first.")
}
