// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Stands between staged changes and whatever would throw them away: leaving the server, signing out, quitting. */
UiDialog {
    id: root

    property var leave: null

    /** Calls `action`, after asking if anything is staged. */
    function ask(action: var): void {
        if (RecordTables.stagedTotal === 0) {
            action();
            return;
        }
        leave = action;
        open();
    }

    objectName: "leaveDialog"
    iconName: "undo-2"
    tone: "warning"
    title: qsTr("Discard %Ln staged change(s)?", "", RecordTables.stagedTotal)
    subtitle: qsTr("They were never sent to the server, and are lost when you leave it now.")
    buttons: [
        UiButton {
            text: qsTr("Keep them")
            onClicked: root.close()
        },
        UiButton {
            kind: "danger"
            text: qsTr("Discard and leave")
            onClicked: {
                root.close();
                const action = root.leave;
                action();
            }
        }
    ]
}
