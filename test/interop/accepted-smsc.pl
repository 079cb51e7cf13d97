# Net::SMPP as SMSC for many clients, a process each. Prints its port; takes binds with demo/demo, gives each message an
# id and sends its receipt over the bind that sent it, answers generic_nack to all else. Ends after 90 seconds.
use strict;
use warnings;
use JSON::PP;
use Net::SMPP;

$| = 1;
$SIG{CHLD} = 'IGNORE';
alarm 90;

my $listener = Net::SMPP->new_listen('127.0.0.1', port => 0) or die "cannot listen: $!\n";
print JSON::PP->new->encode({ step => 'listening', port => $listener->sockport }), "\n";
while (1) {
    my $client = $listener->accept or next;
    my $child = fork();
    die "cannot fork: $!\n" unless defined $child;
    if ($child) { $client->close; next; }
    alarm 60;
    serve($client);
    exit 0;
}

sub serve {
    my ($client) = @_;
    my $count = 0;
    while (my $pdu = $client->read_pdu()) {
        my $command = $pdu->explain_cmd();
        if ($command =~ /^bind_(transmitter|receiver|transceiver)$/) {
            my $answer = "${command}_resp";
            my $status = $pdu->{system_id} ne 'demo' ? 0x0f : $pdu->{password} ne 'demo' ? 0x0e : 0;
            $client->$answer(seq => $pdu->{seq}, system_id => 'perl', status => $status);
            return if $status;
        } elsif ($command eq 'submit_sm') {
            my $id = sprintf 'perl-%d-%04d', $$, ++$count;
            $client->submit_sm_resp(seq => $pdu->{seq}, message_id => $id);
            next unless $pdu->{registered_delivery} & 1;
            $client->deliver_sm(
                async => 1, esm_class => 4,
                source_addr_ton => $pdu->{dest_addr_ton}, source_addr_npi => $pdu->{dest_addr_npi}, source_addr => $pdu->{destination_addr},
                dest_addr_ton => $pdu->{source_addr_ton}, dest_addr_npi => $pdu->{source_addr_npi}, destination_addr => $pdu->{source_addr},
                short_message => "id:$id sub:001 dlvrd:001 submit date:2611221230 done date:2611221231 stat:DELIVRD err:000 text:",
            );
        } elsif ($command eq 'enquire_link') {
            $client->enquire_link_resp(seq => $pdu->{seq});
        } elsif ($command eq 'unbind') {
            $client->unbind_resp(seq => $pdu->{seq});
            return;
        } elsif ($command !~ /_resp$|^generic_nack$/) {
            $client->generic_nack(seq => $pdu->{seq}, status => 3);
        }
    }
}
