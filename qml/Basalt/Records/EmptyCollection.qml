// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Stands where the records of `table` would: why there are none, and how the first ones come. */
EmptyState {
    id: root

    required property RecordTableModel table
    required property RecordCommands commands

    objectName: "emptyCollection"
    iconName: "table-2"
    title: ViewAs.active || !Session.superadmin ? qsTr("No records to see") : qsTr("No records yet")
    message: {
        if (ViewAs.active)
            return qsTr("There are none here, or none that %1 may see.").arg(ViewAs.email);
        if (table.readOnly)
            return qsTr("The collection that this view is made from has nothing that it would select.");
        if (!Session.superadmin)
            return qsTr("There are none here, or none that you may see.");
        return qsTr("This collection is empty. Add the first record here, import a file, or send one to its API.");
    }

    UiButton {
        visible: !root.table.readOnly
        kind: "primary"
        command: root.commands.newRecord
    }
    UiButton {
        visible: !root.table.readOnly
        command: root.commands.importRecords
    }
}
