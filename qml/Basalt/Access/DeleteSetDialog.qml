// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Deleting a set takes it from everybody: says from how many. */
UiDialog {
    id: root

    property string setId: ""
    property string name: ""
    signal done

    function ask(column: int): void {
        setId = PermissionMatrix.setText(column, "id");
        name = PermissionMatrix.setText(column, "name");
        editor.clearError();
        open();
    }

    objectName: "deleteSetDialog"
    iconName: "trash-2"
    tone: "danger"
    title: qsTr("Delete the set %1?").arg(name)
    subtitle: qsTr("This cannot be undone. The audit trail keeps what it held and who had it.")

    HolderListModel {
        id: holders

        objectName: "deleteSetHolders"
        active: root.visible
        setId: root.setId
    }
    PermissionSetEditor {
        id: editor

        onRemoved: {
            root.close();
            root.done();
            Notices.success(qsTr("Set %1 deleted").arg(root.name));
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    UiText {
        objectName: "deleteSetEffect"
        width: parent.width
        text: {
            if (holders.searching)
                return qsTr("Counting who holds it…");
            if (holders.problem.isSet && holders.users + holders.groups === 0)
                return qsTr("Who holds it could not be counted: %1").arg(holders.problem.message);
            if (holders.users + holders.groups === 0)
                return qsTr("Nobody was given it: nobody loses anything.");
            return qsTr("%Ln people lose what it holds, unless they have it in another way.", "", holders.people) + " " + qsTr("It was given to %Ln people directly", "", holders.users) + " " + qsTr("and to %Ln group(s).", "", holders.groups);
        }
        wrapMode: Text.WordWrap
    }
    buttons: [
        UiButton {
            text: qsTr("Keep it")
            onClicked: root.close()
        },
        UiButton {
            objectName: "deleteSetConfirm"
            kind: "danger"
            text: qsTr("Delete")
            enabled: !holders.searching
            busy: editor.busy
            onClicked: editor.remove(root.setId)
        }
    ]
}
