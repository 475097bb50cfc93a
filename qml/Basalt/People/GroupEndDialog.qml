// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Disabling or deleting a group takes from its members what it was given: says how much from how many. */
UiDialog {
    id: root

    property string groupId: ""
    property string name: ""
    property bool deleting: true
    property int members: 0
    property int gifts: 0
    signal done

    function ask(id: string, called: string, people: int, given: int, remove: bool): void {
        groupId = id;
        name = called;
        members = people;
        gifts = given;
        deleting = remove;
        editor.clearError();
        open();
    }

    objectName: deleting ? "deleteGroupDialog" : "disableGroupDialog"
    iconName: deleting ? "trash-2" : "circle-x"
    tone: "danger"
    title: deleting ? qsTr("Delete the group %1?").arg(name) : qsTr("Disable the group %1?").arg(name)
    subtitle: deleting ? qsTr("This cannot be undone. The audit trail keeps who was in it.") : qsTr("It grants nothing until it is enabled again; its members stay in it.")

    GroupEditor {
        id: editor

        onSaved: {
            root.close();
            root.done();
        }
        onRemoved: {
            root.close();
            root.done();
            Notices.success(qsTr("Group %1 deleted").arg(root.name));
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    UiText {
        objectName: "groupEffect"
        width: parent.width
        text: root.members === 0 ? qsTr("Nobody is in it: nobody loses anything.") : root.gifts === 0 ? qsTr("%Ln people are in it. It was given nothing, so they lose nothing but the membership.", "", root.members) : qsTr("%Ln people lose", "", root.members) + " " + qsTr("what %Ln set(s) or permissions gave them through it, unless they have it in another way.", "", root.gifts)
        wrapMode: Text.WordWrap
    }
    buttons: [
        UiButton {
            text: root.deleting ? qsTr("Keep it") : qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "groupEndConfirm"
            kind: "danger"
            text: root.deleting ? qsTr("Delete") : qsTr("Disable")
            busy: editor.busy
            onClicked: root.deleting ? editor.remove(root.groupId) : editor.setEnabled(root.groupId, false)
        }
    ]
}
