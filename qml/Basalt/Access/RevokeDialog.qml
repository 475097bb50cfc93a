// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Takes a set or a permission back from one who was given it. */
UiDialog {
    id: root

    property string assignmentId: ""
    property string target: ""
    property string gift: ""
    signal done

    function ask(id: string, from: string, what: string): void {
        assignmentId = id;
        target = from;
        gift = what;
        editor.clearError();
        open();
    }

    objectName: "revokeDialog"
    iconName: "user-minus"
    tone: "danger"
    title: qsTr("Take %1 back from %2?").arg(gift).arg(target)
    subtitle: qsTr("It counts from the next request on. Whoever has it in another way keeps it.")

    AssignmentEditor {
        id: editor

        onTakenBack: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "revokeConfirm"
            kind: "danger"
            text: qsTr("Take it back")
            busy: editor.busy
            onClicked: editor.takeBack(root.assignmentId)
        }
    ]
}
